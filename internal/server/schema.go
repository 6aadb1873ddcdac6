package server

import (
	"encoding"
	"fmt"
	"path"
	"reflect"
	"strings"
	"unicode"
)

// schemas collects the JSON Schema of Go types, as encoding/json writes them: what
// has a name becomes a component, what may be left out is not required, and what a
// pointer holds may be null. Huma's registry, which does the same, takes two types
// of one name for one and has no null for a struct behind a pointer; answers have
// both.
type schemas struct {
	made  map[string]any
	names map[reflect.Type]string
}

func newSchemas() *schemas {
	return &schemas{made: map[string]any{}, names: map[reflect.Type]string{}}
}

type object = map[string]any

var textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()

// of is the schema of a type, or a reference to it.
func (s *schemas) of(t reflect.Type) object {
	if t.Kind() == reflect.Pointer {
		return orNull(s.of(t.Elem()))
	}
	if t.Implements(textMarshaler) {
		return object{"type": "string"}
	}
	switch t.Kind() {
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return object{"type": "integer"}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return object{"type": "integer", "minimum": 0}
	case reflect.Float32, reflect.Float64:
		return object{"type": "number"}
	case reflect.String:
		return object{"type": "string"}
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return object{"type": "string", "contentEncoding": "base64"}
		}
		return object{"type": "array", "items": s.of(t.Elem())}
	case reflect.Array:
		return object{"type": "array", "items": s.of(t.Elem()), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": s.of(t.Elem())}
	case reflect.Struct:
		return s.named(t)
	}
	return object{}
}

func orNull(schema object) object {
	if kind, ok := schema["type"].(string); ok {
		schema["type"] = []string{kind, "null"}
		return schema
	}
	return object{"anyOf": []any{schema, object{"type": "null"}}}
}

// named makes a component of a struct.
func (s *schemas) named(t reflect.Type) object {
	if t.Name() == "" {
		return s.fields(t)
	}
	name, ok := s.names[t]
	if !ok {
		name = s.nameFor(t)
		s.names[t] = name
		s.made[name] = nil // so that a type that holds itself finds it
		s.made[name] = s.fields(t)
	}
	return object{"$ref": "#/components/schemas/" + name}
}

// nameFor is the name of a type, with its room's before it where another has it.
func (s *schemas) nameFor(t reflect.Type) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '_'
	}, t.Name())
	if _, taken := s.made[name]; !taken {
		return name
	}
	room := path.Base(t.PkgPath())
	name = strings.ToUpper(room[:1]) + room[1:] + name
	for n := 2; ; n++ {
		if _, taken := s.made[name]; !taken {
			return name
		}
		name = fmt.Sprintf("%s%d", strings.TrimRight(name, "0123456789"), n)
	}
}

func (s *schemas) fields(t reflect.Type) object {
	properties, required := object{}, []string{}
	for _, f := range jsonFields(t) {
		schema := s.of(f.field.Type)
		if f.asText {
			schema = object{"type": "string"}
		}
		if doc := f.field.Tag.Get("doc"); doc != "" {
			schema["description"] = doc
		}
		properties[f.name] = schema
		if !f.optional {
			required = append(required, f.name)
		}
	}
	out := object{"type": "object", "properties": properties}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

// jsonField is a field as encoding/json writes it.
type jsonField struct {
	name             string
	optional, asText bool
	field            reflect.StructField
	depth            int
}

// jsonFields lists the fields that are written: those of an embedded struct stand
// beside the others, and of two of one name the one less deep.
func jsonFields(t reflect.Type) []jsonField {
	var out []jsonField
	at := map[string]int{}
	var walk func(t reflect.Type, depth int, optional bool)
	walk = func(t reflect.Type, depth int, optional bool) {
		for i := range t.NumField() {
			f := t.Field(i)
			tag := f.Tag.Get("json")
			name, rest, _ := strings.Cut(tag, ",")
			inner, behind := f.Type, false
			if inner.Kind() == reflect.Pointer {
				inner, behind = inner.Elem(), true
			}
			if f.Anonymous && name == "" && inner.Kind() == reflect.Struct {
				walk(inner, depth+1, optional || behind) // a nil one is left out
				continue
			}
			if !f.IsExported() || tag == "-" {
				continue
			}
			if name == "" {
				name = f.Name
			}
			one := jsonField{name: name, optional: optional || strings.Contains(rest, "omit"), asText: strings.Contains(rest, "string"), field: f, depth: depth}
			if old, twice := at[name]; twice {
				if depth < out[old].depth {
					out[old] = one
				}
				continue
			}
			at[name] = len(out)
			out = append(out, one)
		}
	}
	walk(t, 0, false)
	return out
}
