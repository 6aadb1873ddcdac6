// Package shipped reads the files that come with the program: word lists as CSV
// and fitted models as JSON. A word list that does not read is a mistake of ours
// and panics; tests read every list.
package shipped

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
)

// Rows gives the rows of an embedded CSV file below its header.
func Rows(files fs.FS, name string) [][]string {
	f, err := files.Open(name)
	if err != nil {
		panic(fmt.Sprintf("%s: %v", name, err))
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) == 0 {
		panic(fmt.Sprintf("%s: %v", name, err))
	}
	return rows[1:]
}

// Encode writes a value as indented JSON, the same bytes for the same value.
func Encode(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Decode reads JSON into a value; a field that the value does not have is an
// error.
func Decode(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(v)
}
