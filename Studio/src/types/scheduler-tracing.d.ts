// React's types name this part of the scheduler, which is gone since React 18.
declare module "scheduler/tracing" {
  export interface Interaction {
    name: string;
  }
}
