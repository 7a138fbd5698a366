// React's types name these packages, which Debian does not have. Styles set from code are checked as names and values alone.
declare module "csstype" {
  export interface Properties<Length = string | number> {
    [name: string]: string | Length | undefined;
  }
}
