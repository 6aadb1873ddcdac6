package obligation_test

import (
	"fmt"
	"reflect"
	"strings"

	"casus/internal/world"
)

// shown writes a value with the fields that say something, for the message of
// a property that fails.
func shown(v any) string { return shownValue(reflect.ValueOf(v)) }

func shownValue(v reflect.Value) string {
	if d, ok := v.Interface().(world.Date); ok {
		return d.Text
	}
	var parts []string
	switch v.Kind() {
	case reflect.Pointer:
		return shownValue(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			parts = append(parts, shownValue(v.Index(i)))
		}
		return "[" + strings.Join(parts, " ") + "]"
	case reflect.Struct:
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				parts = append(parts, v.Type().Field(i).Name+":"+shownValue(v.Field(i)))
			}
		}
		return "{" + strings.Join(parts, " ") + "}"
	}
	return fmt.Sprint(v.Interface())
}
