// Command screenshots writes pictures of every view of the workbench, so that who
// changes the page can look at all of it: the few that the README shows to
// docs/pictures, all others to a folder that is not kept.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"casus/internal/browser"
)

// view is an address of the page and what is done there before it is pictured.
type view struct {
	name, query string
	act         func(*browser.Tab) error
}

var views = []view{
	{"map", "?view=map&attacker=IRN&target=SAU&on=2026-02-28", nil},
	{"map-empty", "?view=map", nil},
	{"who", "?view=who&attacker=IRN&target=SAU&on=2026-02-28", nil},
	{"who-proof", "?view=who&attacker=IRN&target=SAU&on=2026-02-28", func(t *browser.Tab) error {
		return errors.Join(t.Click("button.cell", "Pakistan"), t.Has("dialog[open]", ""))
	}},
	{"whatif", "?view=whatif&attacker=IND&target=PAK&join=TUR:SMDA2025", nil},
	{"whatif-empty", "?view=whatif", nil},
	{"alignment", "?view=alignment", nil},
	{"balance", "?view=balance", nil},
	{"likely", "?view=likely", nil},
	{"crisis", "?view=crisis&attacker=IRN&target=SAU&on=2026-02-28&join=TUR:SMDA2025&run=0", nil},
	{"sources", "?view=sources", nil},
	{"studies", "?view=map", func(t *browser.Tab) error {
		return errors.Join(t.Click(".study button", "stud"), t.Has("dialog[open]", ""))
	}},
}

// looks are the sizes of a desk, a tablet and a telephone.
var looks = []browser.Look{{Width: 1440, Height: 900}, {Width: 768, Height: 1024}, {Width: 390, Height: 844}}

// shown are the pictures of the README: a view in the size of a desk, and how it is
// called there.
var shown = map[string]string{"map": "map.png", "whatif": "what-if.png"}

func main() {
	binary := flag.String("binary", "bin/casus", "the built program")
	all := flag.String("all", "bin/pictures", "the folder for all pictures")
	kept := flag.String("kept", "docs/pictures", "the folder for those of the README; empty: none")
	flag.Parse()
	if err := pictures(*binary, *all, *kept); err != nil {
		fmt.Fprintln(os.Stderr, "screenshots:", err)
		os.Exit(1)
	}
}

func pictures(binary, all, kept string) error {
	path, err := browser.Find()
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "casus-screenshots-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	server, err := browser.Serve(binary, filepath.Join(folder, "studies.db"))
	if err != nil {
		return err
	}
	defer server.Kill()
	chrome, err := browser.Start(path)
	if err != nil {
		return err
	}
	defer chrome.Close()
	if err := errors.Join(os.MkdirAll(all, 0o755), os.MkdirAll(cmp.Or(kept, all), 0o755)); err != nil {
		return err
	}
	for _, look := range looks {
		for _, dark := range []bool{false, true} {
			if dark && look.Width == 768 {
				continue // its layout is that of the light one
			}
			look.Dark = dark
			if err := picture(chrome, server, look, folder, all, kept); err != nil {
				return err
			}
		}
	}
	return nil
}

// picture writes all views in one look.
func picture(chrome *browser.Browser, server *browser.Server, look browser.Look, folder, all, kept string) error {
	tab, err := chrome.Open(look, folder)
	if err != nil {
		return err
	}
	defer tab.Close()
	for _, v := range views {
		if err := tab.Go(server.URL + v.query); err != nil {
			return err
		}
		if err := tab.Settled(); err != nil {
			return fmt.Errorf("%s: %w", v.name, err)
		}
		if v.act != nil {
			if err := errors.Join(v.act(tab), tab.Idle()); err != nil {
				return fmt.Errorf("%s: %w", v.name, err)
			}
		}
		name := fmt.Sprintf("%s-%d", v.name, look.Width)
		if look.Dark {
			name += "-dark"
		}
		if err := write(tab, v.act == nil, filepath.Join(all, name+".png")); err != nil {
			return err
		}
		if file := shown[v.name]; file != "" && kept != "" && look.Width == 1440 && !look.Dark {
			if err := write(tab, false, filepath.Join(kept, file)); err != nil {
				return err
			}
		}
	}
	return nil
}

func write(tab *browser.Tab, whole bool, name string) error {
	data, err := tab.Picture(whole)
	if err != nil {
		return err
	}
	if data, err = smaller(data); err != nil {
		return err
	}
	fmt.Printf("%s, %d kB\n", name, len(data)/1000)
	return os.WriteFile(name, data, 0o644)
}
