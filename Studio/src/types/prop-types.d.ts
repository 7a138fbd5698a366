// React's types name this package for checks at run time, which the studio has none of.
declare module "prop-types" {
  export type Requireable<T> = T;
  export type Validator<T> = T;
  export type ValidationMap<T> = { [K in keyof T]?: Validator<T[K]> };
  export type InferProps<T> = T;
  export type ReactComponentLike = unknown;
  export type ReactElementLike = unknown;
  export type ReactNodeLike = unknown;
}
