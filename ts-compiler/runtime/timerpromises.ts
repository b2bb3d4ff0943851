// Node's module timers/promises.
import { Promise } from "./promise";
import { setTimeout as startTimer, setImmediate as startImmediate } from "./jobs";

/** A promise of a value after some milliseconds. */
export function setTimeout<T = any>(delay?: number, value?: T): Promise<T> {
  return new Promise<any>((resolve: (value: any) => void): void => {
    startTimer((): void => resolve(value), delay);
  }) as any;
}

/** A promise of a value after what is pending. */
export function setImmediate<T = any>(value?: T): Promise<T> {
  return new Promise<any>((resolve: (value: any) => void): void => {
    startImmediate((): void => resolve(value));
  }) as any;
}

export class scheduler {
  static wait(delay: number): Promise<any> {
    return setTimeout(delay);
  }
  static yield(): Promise<any> {
    return setImmediate();
  }
}
