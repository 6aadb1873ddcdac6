package cli

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	verrors "github.com/pb33f/libopenapi-validator/errors"
)

// TestDescription holds the description of the API against the standard, and real
// questions, answers and problems of every endpoint against the description. An answer
// must have no field that is not described.
func TestDescription(t *testing.T) {
	s := newAPI(t)
	text := get(s, "/api/v1/openapi.json").Body.Bytes()
	v := newValidator(t, closed(t, text))
	if ok, faults := v.ValidateDocument(); !ok {
		t.Fatalf("the description is not OpenAPI 3.1:\n%s", told(faults))
	}
	check := func(target string, status int) {
		t.Helper()
		w := get(s, target)
		if w.Code != status {
			t.Errorf("%s: status %d", target, w.Code)
			return
		}
		r := httptest.NewRequest("GET", target, nil)
		resp := w.Result()
		if ok, faults := v.ValidateHttpResponse(r, resp); !ok {
			t.Errorf("%s: the answer is not what the description says:\n%.2000s", target, told(faults))
		}
		// The validator takes a comma within a value for a list that is written wrongly.
		if status != http.StatusOK || strings.Contains(target, ",") {
			return
		}
		if ok, faults := v.ValidateHttpRequestSync(r); !ok {
			t.Errorf("%s: the description does not allow the question:\n%.2000s", target, told(faults))
		}
	}
	for _, tt := range asked {
		check("/api/v1/"+strings.TrimSuffix(tt.target, "?"), 200)
	}
	for _, c := range commands() {
		check("/api/v1/"+c.path+"?nonsense=1", 400)
	}
}

func newValidator(t *testing.T, text []byte) validator.Validator {
	t.Helper()
	document, err := libopenapi.NewDocument(text)
	if err != nil {
		t.Fatal(err)
	}
	v, faults := validator.NewValidator(document)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return v
}

// closed forbids fields that are not described. The description itself allows them, so
// that fields can be added.
func closed(t *testing.T, text []byte) []byte {
	t.Helper()
	var doc any
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			if _, ok := v["properties"]; ok && v["type"] == "object" {
				v["additionalProperties"] = false
			}
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(doc)
	out, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func told(faults []*verrors.ValidationError) string {
	var out strings.Builder
	for _, f := range faults {
		fmt.Fprintf(&out, "%s: %s\n", f.Message, f.Reason)
		for _, s := range f.SchemaValidationErrors {
			fmt.Fprintf(&out, "  %s %s\n", s.FieldPath, s.Reason)
		}
	}
	return out.String()
}
