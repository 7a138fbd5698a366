// React's types refer to this part of the scheduler, which React 18 removed.
declare module "scheduler/tracing" {
  export interface Interaction {
    name: string;
  }
}
