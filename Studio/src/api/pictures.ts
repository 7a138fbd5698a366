import { address, request, get, open, type Answer } from "./client";

/** What a picture shows. */
export type PictureKind = "cover" | "scene" | "portrait";

/** A picture of a story. */
export interface Picture {
  id: string;
  kind: PictureKind;
  scene: number | null;
  name: string | null;
  prompt: string;
  style: string;
  alt: string;
  width: number;
  height: number;
  media_type: string;
  bytes: number;
  source: "generated" | "uploaded";
  provider: string;
  model: string;
  cost: string;
  chosen: boolean;
  created_at: string;
  href: string;
}

/** A model that makes pictures. */
export interface ImageModel {
  provider: string;
  model: string;
  price: string;
  references: boolean;
}

/** A style that pictures can have. */
export interface PictureStyle {
  name: string;
  description: string;
}

/** What a new picture is to be. */
export interface NewPicture {
  kind: PictureKind;
  scene?: number;
  name?: string;
  prompt?: string;
  style?: string;
  alt?: string;
}

/** All pictures of a story. */
export const listPictures = (story: string, signal?: AbortSignal): Promise<{ items: Picture[] }> =>
  get<{ items: Picture[] }>(`/stories/${story}/pictures`, undefined, signal);

/** Has a picture made. */
export const makePicture = (story: string, picture: NewPicture, intent: string, signal?: AbortSignal): Promise<Answer<Picture>> =>
  request<Picture>(`/stories/${story}/pictures`, { method: "POST", body: picture, intent, signal });

/** Has another one made in its place; the old one stays, not chosen. */
export const remakePicture = (
  story: string, picture: string, change: { prompt?: string; style?: string }, intent: string, signal?: AbortSignal,
): Promise<Answer<Picture>> => request<Picture>(`/stories/${story}/pictures/${picture}/regenerate`, { method: "POST", body: change, intent, signal });

/** Takes a picture of one's own. */
export const uploadPicture = (
  story: string, file: Blob, about: { kind: PictureKind; scene?: number; name?: string; alt?: string }, intent: string,
): Promise<Answer<Picture>> => request<Picture>(`/stories/${story}/pictures/upload`, { method: "POST", file, query: about, intent });

/** Changes the words for those who cannot see it, or takes it. */
export const patchPicture = (story: string, picture: string, change: { alt?: string; chosen?: boolean }): Promise<Answer<Picture>> =>
  request<Picture>(`/stories/${story}/pictures/${picture}`, { method: "PATCH", body: change });

/** Deletes a picture. */
export const deletePicture = (story: string, picture: string): Promise<Answer<void>> =>
  request<void>(`/stories/${story}/pictures/${picture}`, { method: "DELETE" });

/** The bytes of a picture. They are asked for with the key, which an address in a page could not carry. */
export const readPictureFile = async (story: string, picture: string, signal?: AbortSignal): Promise<Blob> =>
  (await open(`/stories/${story}/pictures/${picture}/file`, { accept: "image/*", signal })).blob();

/** The cover that is made of letters. */
export const readCover = async (story: string, signal?: AbortSignal): Promise<Blob> =>
  (await open(`/stories/${story}/cover.svg`, { accept: "image/svg+xml", signal })).blob();

/** Where the cover is; fit for servers without keys alone. */
export const coverAddress = (story: string): string => address(`/stories/${story}/cover.svg`);

/** Models that make pictures; `advice` says how to get one where there is none. */
export const listImageModels = (signal?: AbortSignal): Promise<{ items: ImageModel[]; advice: string | null }> =>
  get<{ items: ImageModel[]; advice: string | null }>("/image-models", undefined, signal);

/** Styles that pictures can have. */
export const listPictureStyles = (signal?: AbortSignal): Promise<{ items: PictureStyle[] }> =>
  get<{ items: PictureStyle[] }>("/picture-styles", undefined, signal);
