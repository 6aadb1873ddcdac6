export function WhatIf() {
  return <h1>What if</h1>;
}
