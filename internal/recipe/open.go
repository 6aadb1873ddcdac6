package recipe

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"

	"casus/internal/tablefile"
	"casus/internal/world"
)

//go:embed shipped
var shipped embed.FS

// Shipped lists the recipes that come with the program.
func Shipped() []string {
	found, _ := fs.Glob(shipped, "shipped/*.yaml") // the pattern is right
	for i, name := range found {
		found[i] = strings.TrimSuffix(filepath.Base(name), ".yaml")
	}
	return found
}

// maxRecipe bounds the size of a recipe, in bytes.
const maxRecipe = 1 << 20

// Open reads a recipe from a file, or one that comes with the program by its
// name.
func Open(name string) (*Recipe, error) {
	data, err := shipped.ReadFile("shipped/" + name + ".yaml")
	if err != nil {
		if data, err = readBounded(name); err != nil {
			return nil, err
		}
	}
	r, err := Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", name, err)
	}
	return r, nil
}

func readBounded(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: there is no such file%s; recipes that come with casus are %s", name, world.DidYouMean(name, Shipped()), strings.Join(Shipped(), ", "))
	case info.IsDir() || info.Size() > maxRecipe:
		return nil, fmt.Errorf("%s is no file of a recipe", name)
	}
	return os.ReadFile(name)
}

// Parse reads a recipe. Every key must be known; an error says the line.
func Parse(data []byte) (*Recipe, error) {
	r := &Recipe{}
	if err := yaml.UnmarshalWithOptions(data, r, yaml.Strict()); err != nil {
		return nil, err
	}
	return r, nil
}

var validName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// ValidName tells whether a column may be called so.
func ValidName(name string) bool { return validName.MatchString(name) }

// Notes are what a file of a panel says of itself: how it was made and what to
// cite.
func Notes(l *Library, r *Recipe) ([]tablefile.Note, error) {
	text, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	used, err := json.Marshal(l.Used)
	if err != nil {
		return nil, err
	}
	return []tablefile.Note{{Key: "casus.recipe", Value: string(text)}, {Key: "casus.data", Value: string(used)}}, nil
}
