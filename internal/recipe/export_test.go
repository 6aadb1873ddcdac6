package recipe

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Fingerprint is the schema of kept tables and the checksum of each table that a
// library remembers.
func Fingerprint(l *Library) string {
	var out strings.Builder
	fmt.Fprintln(&out, keptSchema)
	for _, name := range slices.Sorted(maps.Keys(l.tables)) {
		if strings.Contains(name, "-in-") {
			continue // made from another
		}
		body, _ := l.tables[name].(table).MarshalBinary() // a table of rows has no error
		fmt.Fprintf(&out, "%s %08x\n", name, checksum(body))
	}
	return out.String()
}
