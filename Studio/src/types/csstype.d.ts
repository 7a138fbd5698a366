// React's types refer to these packages, which Debian does not have. Styles set from code are not checked by property.
declare module "csstype" {
  export interface Properties<Length = string | number> {
    [name: string]: string | Length | undefined;
  }
}
