// Package house holds no code, only the tests that keep the floors of the house
// in order: imports point down, and the kernel touches nothing outside itself.
package house
