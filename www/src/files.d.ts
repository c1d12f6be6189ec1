/** Stylesheets are bundled as text, pictures as addresses that hold them. */
declare module '*.css' {
  const text: string;
  export default text;
}

declare module '*.png' {
  const address: string;
  export default address;
}
