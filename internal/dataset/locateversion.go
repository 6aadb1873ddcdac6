package dataset

import (
	"fmt"
	"os"
	"strings"
)

// LocateVersion finds one version of a data set, in a store first; names tells
// how each published file is called in the folder.
func LocateVersion(dir, name, version string) (set Set, folder string, names map[string]string, err error) {
	for _, set := range Catalogue() {
		if set.Name != name || set.Version != version {
			continue
		}
		folders := append([]string{Store{Dir: dir}.Folder(set)}, Below(dir)...)
		if folder, ok := set.In(folders); ok {
			names, _, err := set.Locate(os.DirFS(folder))
			return set, folder, names, err
		}
		var files []string
		for _, f := range set.Files {
			if f.Needed {
				files = append(files, f.Name)
			}
		}
		return set, "", nil, fmt.Errorf("%s has no files of %s %s, which are %s; casus data list says where a copy is to be had", dir, name, version, strings.Join(files, ", "))
	}
	return Set{}, "", nil, fmt.Errorf("the catalogue has no %s %s", name, version)
}

// PublishedName is the name under which a file was published that a folder calls
// at.
func PublishedName(names map[string]string, at string) string {
	for name, called := range names {
		if called == at {
			return name
		}
	}
	return at
}
