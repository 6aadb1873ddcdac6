// Package workbench holds no code, only the tests that use the page of casus serve
// in a real browser, with clicks and keys as a reader would.
package workbench
