package server

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

type deeper struct {
	Name   int    `json:"name"` // hidden by the one less deep
	Behind string `json:"behind"`
}

type deep struct {
	deeper
	Kept string `json:"kept"`
}

type shape struct {
	deep
	*pointed
	Name    string             `json:"name"`
	Maybe   string             `json:"maybe,omitempty"`
	Null    *deeper            `json:"null"`
	List    []deeper           `json:"list"`
	Named   map[string]uint8   `json:"named"`
	AsText  uint64             `json:"as_text,string"`
	Bytes   []byte             `json:"bytes"`
	Any     any                `json:"any"`
	Inside  struct{ Deep int } `json:"inside"`
	Self    []shape            `json:"self,omitempty"`
	Without string             `json:"-"`
	hidden  string
}

type pointed struct {
	Far string `json:"far"`
}

// TestSchemaHasTheFieldsOfTheJSON holds the schema against what encoding/json writes.
func TestSchemaHasTheFieldsOfTheJSON(t *testing.T) {
	types := newSchemas()
	if ref := types.of(reflect.TypeFor[shape]())["$ref"]; ref != "#/components/schemas/shape" {
		t.Fatalf("it is %v", ref)
	}
	made := types.made["shape"].(object)
	properties := made["properties"].(object)
	full, err := json.Marshal(shape{pointed: &pointed{}, Maybe: "x", Self: []shape{{}}, hidden: "x"})
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(full, &fields); err != nil {
		t.Fatal(err)
	}
	if got, want := slices.Sorted(maps.Keys(properties)), slices.Sorted(maps.Keys(fields)); !slices.Equal(got, want) {
		t.Errorf("it describes %v, written are %v", got, want)
	}
	empty, _ := json.Marshal(shape{}) // as above
	var always map[string]any
	if err := json.Unmarshal(empty, &always); err != nil {
		t.Fatal(err)
	}
	if got, want := slices.Sorted(slices.Values(made["required"].([]string))), slices.Sorted(maps.Keys(always)); !slices.Equal(got, want) {
		t.Errorf("it requires %v, always written are %v", got, want)
	}
	text, _ := json.Marshal(properties)
	for _, want := range []string{`"name":{"type":"string"}`, `"as_text":{"type":"string"}`, `"null":{"anyOf":[{"$ref":"#/components/schemas/deeper"},{"type":"null"}]}`,
		`"named":{"additionalProperties":{"minimum":0,"type":"integer"},"type":"object"}`, `"bytes":{"contentEncoding":"base64","type":"string"}`, `"any":{}`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%s is not in %s", want, text)
		}
	}
}
