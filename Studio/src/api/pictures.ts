import { request, get, open, type Answer } from "./client";

/** The subject of a picture. */
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

/** An image model. */
export interface ImageModel {
  provider: string;
  model: string;
  price: string;
  references: boolean;
}

/** A picture style. */
export interface PictureStyle {
  name: string;
  description: string;
}

/** The properties of a new picture. */
export interface NewPicture {
  kind: PictureKind;
  scene?: number;
  name?: string;
  prompt?: string;
  style?: string;
  alt?: string;
}

/** Lists the pictures of a story. */
export const listPictures = (story: string, signal?: AbortSignal): Promise<{ items: Picture[] }> =>
  get<{ items: Picture[] }>(`/stories/${story}/pictures`, undefined, signal);

/** Generates a picture. */
export const makePicture = (story: string, picture: NewPicture, intent: string, signal?: AbortSignal): Promise<Answer<Picture>> =>
  request<Picture>(`/stories/${story}/pictures`, { method: "POST", body: picture, intent, signal });

/** Generates a replacement for a picture; the old one is kept, unselected. */
export const remakePicture = (
  story: string, picture: string, change: { prompt?: string; style?: string }, intent: string, signal?: AbortSignal,
): Promise<Answer<Picture>> => request<Picture>(`/stories/${story}/pictures/${picture}/regenerate`, { method: "POST", body: change, intent, signal });

/** Uploads a picture. */
export const uploadPicture = (
  story: string, file: Blob, about: { kind: PictureKind; scene?: number; name?: string; alt?: string }, intent: string,
): Promise<Answer<Picture>> => request<Picture>(`/stories/${story}/pictures/upload`, { method: "POST", file, query: about, intent });

/** Changes the alt text of a picture, or selects it. */
export const patchPicture = (story: string, picture: string, change: { alt?: string; chosen?: boolean }): Promise<Answer<Picture>> =>
  request<Picture>(`/stories/${story}/pictures/${picture}`, { method: "PATCH", body: change });

/** Deletes a picture. */
export const deletePicture = (story: string, picture: string): Promise<Answer<void>> =>
  request<void>(`/stories/${story}/pictures/${picture}`, { method: "DELETE" });

/** Reads the bytes of a picture. A request carries the API key, which the address of an `<img>` cannot. */
export const readPictureFile = async (story: string, picture: string, signal?: AbortSignal): Promise<Blob> =>
  (await open(`/stories/${story}/pictures/${picture}/file`, { accept: "image/*", signal })).blob();

/** Reads the text-only cover. */
export const readCover = async (story: string, signal?: AbortSignal): Promise<Blob> =>
  (await open(`/stories/${story}/cover.svg`, { accept: "image/svg+xml", signal })).blob();

/** Lists the image models; `advice` describes how to configure one if there are none. */
export const listImageModels = (signal?: AbortSignal): Promise<{ items: ImageModel[]; advice: string | null }> =>
  get<{ items: ImageModel[]; advice: string | null }>("/image-models", undefined, signal);

/** Lists the picture styles. */
export const listPictureStyles = (signal?: AbortSignal): Promise<{ items: PictureStyle[] }> =>
  get<{ items: PictureStyle[] }>("/picture-styles", undefined, signal);
