// React's types refer to this package for run-time checks, which the studio does not use.
declare module "prop-types" {
  export type Requireable<T> = T;
  export type Validator<T> = T;
  export type ValidationMap<T> = { [K in keyof T]?: Validator<T[K]> };
  export type InferProps<T> = T;
  export type ReactComponentLike = unknown;
  export type ReactElementLike = unknown;
  export type ReactNodeLike = unknown;
}
