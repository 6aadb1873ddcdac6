// Package researchdata opens, for tests alone, the public research data that
// lie under the folder that CASUS_TEST_DATA names. A test that asks for them
// where they are not at hand is skipped.
package researchdata

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"
)

// Path is a file or folder of the research data.
func Path(t testing.TB, parts ...string) string {
	t.Helper()
	root := os.Getenv("CASUS_TEST_DATA")
	if root == "" {
		t.Skip("CASUS_TEST_DATA is not set: nothing is compared with research data")
	}
	return filepath.Join(append([]string{root}, parts...)...)
}

// Rows reads a table as rows by column name. A row may be short or long: what
// has no column is left out.
func Rows(t testing.TB, parts ...string) []map[string]string {
	t.Helper()
	f, err := os.Open(Path(t, parts...))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	reader := csv.NewReader(f)
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := make([]map[string]string, len(rows)-1)
	for i, row := range rows[1:] {
		out[i] = map[string]string{}
		for j, column := range rows[0][:min(len(row), len(rows[0]))] {
			out[i][column] = row[j]
		}
	}
	return out
}
