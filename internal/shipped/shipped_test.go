package shipped

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestRows(t *testing.T) {
	files := fstest.MapFS{"a.csv": {Data: []byte("x,y\n1,2\n3,4\n")}, "bad.csv": {Data: []byte("x,y\n1\n")}}
	if diff := cmp.Diff([][]string{{"1", "2"}, {"3", "4"}}, Rows(files, "a.csv")); diff != "" {
		t.Error(diff)
	}
	for _, name := range []string{"bad.csv", "none.csv"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s was read", name)
				}
			}()
			Rows(files, name)
		}()
	}
}

func TestDecode(t *testing.T) {
	type model struct{ A float64 }
	data, err := Encode(model{1.5})
	if err != nil {
		t.Fatal(err)
	}
	var back model
	if err := Decode(data, &back); err != nil || back.A != 1.5 {
		t.Errorf("%v %v", back, err)
	}
	if err := Decode([]byte(`{"A":1,"B":2}`), &back); err == nil {
		t.Error("an unknown field was passed over")
	}
}
