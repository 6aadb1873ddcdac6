export function Likely() {
  return <h1>Likely</h1>;
}
