package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casus/internal/dataset"
	"casus/internal/recipe"
	"casus/internal/world"
)

// store is the folder of data sets that a command uses.
type storeFlag struct {
	Data string `help:"The folder of imported data sets (casus/data in the user's cache)." placeholder:"DIR"`
}

func (f storeFlag) store() (dataset.Store, error) {
	if f.Data != "" {
		return dataset.Store{Dir: f.Data}, nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return dataset.Store{}, wrong("there is no cache folder (%v); name one with --data", err)
	}
	return dataset.Store{Dir: filepath.Join(cache, "casus", "data")}, nil
}

// versions finds the versions of a data set: NAME, NAME@VERSION, or all.
func versions(text string) ([]dataset.Set, error) {
	if text == "all" {
		return dataset.Catalogue(), nil
	}
	name, version, _ := strings.Cut(text, "@")
	var out []dataset.Set
	var known []string
	for _, s := range dataset.Catalogue() {
		if s.Name == name {
			known = append(known, s.Version)
			if version == "" || s.Version == version {
				out = append(out, s)
			}
		}
	}
	switch {
	case len(known) == 0:
		return nil, wrong("no data set %q can be imported%s; there are %s", name, world.DidYouMean(name, setNames()), strings.Join(setNames(), ", "))
	case len(out) == 0:
		return nil, wrong("%s has no version %q; there are %s", name, version, strings.Join(known, ", "))
	}
	return out, nil
}

// keep imports data sets into the store: each version whose files are there,
// in the folder or, for all, in folders below it.
func (c dataImportCmd) keep(env Env) error {
	store, err := c.store()
	if err != nil {
		return err
	}
	store.Parts = c.Part
	sets, err := versions(c.Name)
	if err != nil {
		return err
	}
	folders := []string{c.From}
	if c.Name == "all" {
		folders = dataset.Below(c.From)
	}
	kept, faults := 0, []string{}
	for _, set := range sets {
		from, ok := set.In(folders)
		if !ok {
			continue
		}
		m, err := store.Import(set, from)
		if err != nil {
			faults = append(faults, wrongData(from, err).Error())
			continue
		}
		kept++
		for _, f := range m.Files {
			fmt.Fprintf(env.Out, "%s %s: %s, %d rows; %s\n", set.Name, set.Version, f.From, f.Rows, f.Verdict)
		}
	}
	if len(faults) > 0 {
		return wrong("%s", strings.Join(faults, "\n"))
	}
	if kept == 0 {
		_, _, err := sets[0].Read(os.DirFS(c.From))
		return wrong("%w", cmp.Or(err, fmt.Errorf("%s holds no data set", c.From)))
	}
	recipe.Prepare(store)
	fmt.Fprintf(env.Out, "%s: %s\n", store.Dir, count(kept, "data set"))
	return nil
}

type dataVerifyCmd struct {
	storeFlag
	Name string `arg:"" optional:"" help:"The data set, or NAME@VERSION; without it all that were imported."`
}

// Help is shown by casus data verify --help.
func (dataVerifyCmd) Help() string {
	return "Reads imported data sets again and holds their files against what was imported.\n\nExamples:\n  casus data verify\n  casus data verify atop@5.1"
}

func (c dataVerifyCmd) Run(env Env) error {
	store, err := c.store()
	if err != nil {
		return err
	}
	sets := store.Held()
	if c.Name != "" {
		if sets, err = versions(c.Name); err != nil {
			return err
		}
		sets = slices.DeleteFunc(sets, func(s dataset.Set) bool {
			return !slices.ContainsFunc(store.Held(), func(h dataset.Set) bool { return h.Name == s.Name && h.Version == s.Version })
		})
	}
	if len(sets) == 0 {
		return wrong("%s holds no such data set; casus data import brings it in", store.Dir)
	}
	var faults []error
	for _, s := range sets {
		wrongs := store.Verify(s)
		if faults = append(faults, wrongs...); len(wrongs) == 0 {
			fmt.Fprintf(env.Out, "%s %s: whole\n", s.Name, s.Version)
		}
	}
	if len(faults) > 0 {
		return inputError{errors.Join(faults...)}
	}
	return nil
}
