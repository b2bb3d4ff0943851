export default (n: string) => "default:" + n;
export const version = "1.2";
