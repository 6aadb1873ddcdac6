package download

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"

	"casus/internal/dataset"
)

// Outcome is what a fetch of a data set brought.
type Outcome struct {
	dataset.Manifest
	Without []string // files that are not needed and could not be had, each with why
}

// Set fetches a version of a data set and imports it into the store, by the
// addresses of the catalogue or from mirror/NAME-VERSION/FILE where a mirror is
// named. It does not judge the bytes: a copy in another form than the published
// one is taken if the strict reader takes it, and the manifest says how it
// compares. When anything fails the store is as it was, but for what has come of
// the files, in the folder .fetch, from which the next call goes on.
func (f *Fetcher) Set(ctx context.Context, store dataset.Store, set dataset.Set, mirror string) (Outcome, error) {
	downloads, err := plan(set, mirror)
	if err != nil {
		return Outcome{}, err
	}
	_, err = os.Stat(store.Dir)
	added := errors.Is(err, os.ErrNotExist)
	room := filepath.Join(store.Dir, ".fetch", filepath.Base(store.Folder(set)))
	files := filepath.Join(room, "files")
	if err := os.RemoveAll(files); err != nil { // of a run that was killed
		return Outcome{}, err
	}
	if err := os.MkdirAll(files, 0o755); err != nil {
		return Outcome{}, err
	}
	out, err := f.fill(ctx, room, downloads, set)
	if err == nil {
		out.Manifest, err = store.Import(set, files)
		err = errors.Join(err, os.RemoveAll(room)) // what a reader refuses is no use to the next run
	}
	err = errors.Join(err, os.RemoveAll(files))
	emptied := []string{room, filepath.Dir(room)}
	if added {
		emptied = append(emptied, store.Dir)
	}
	for _, dir := range emptied {
		os.Remove(dir) // only where nothing is in it
	}
	return out, err
}

// fetch is one address, and the files of the set that are to be had there.
type fetch struct {
	url   string
	name  string
	files []dataset.Copy
	zip   bool
}

// plan lists what is to be downloaded, an archive once.
func plan(set dataset.Set, mirror string) ([]*fetch, error) {
	var out []*fetch
	for _, c := range set.Files {
		if mirror != "" {
			address, err := url.JoinPath(mirror, set.Name+"-"+set.Version, url.PathEscape(c.Name))
			if err != nil {
				return nil, err
			}
			out = append(out, &fetch{url: address, name: c.Name, files: []dataset.Copy{c}})
			continue
		}
		if c.URL == "" {
			continue
		}
		at := slices.IndexFunc(out, func(f *fetch) bool { return f.url == c.URL })
		if at < 0 {
			u, err := url.Parse(c.URL)
			if err != nil {
				return nil, err
			}
			at, out = len(out), append(out, &fetch{url: c.URL, name: path.Base(u.Path), zip: len(c.Member) > 0})
		}
		out[at].files = append(out[at].files, c)
	}
	return out, nil
}

func (d *fetch) has(name string) bool {
	return slices.ContainsFunc(d.files, func(c dataset.Copy) bool { return c.Name == name })
}

// needed says whether the set cannot do without.
func (d *fetch) needed() bool {
	return slices.ContainsFunc(d.files, func(c dataset.Copy) bool { return c.Needed })
}

// fill puts the files of a set into the folder files of a room. What is not
// packed moves there when all have come, so that a run that breaks off leaves
// its parts.
func (f *Fetcher) fill(ctx context.Context, room string, downloads []*fetch, set dataset.Set) (Outcome, error) {
	out := Outcome{}
	for _, c := range set.Files {
		if slices.ContainsFunc(downloads, func(d *fetch) bool { return d.has(c.Name) }) {
			continue
		}
		if c.Needed {
			return out, fmt.Errorf("no address is known for %s", c.Name)
		}
		out.Without = append(out.Without, c.Name+": no address is known for it")
	}
	var bare []*fetch
	for _, d := range downloads {
		without, err := f.get(ctx, room, d, set)
		switch {
		case gone(err) && !d.needed():
			for _, c := range d.files {
				out.Without = append(out.Without, c.Name+": "+err.Error())
			}
		case err != nil:
			return out, err
		case !d.zip:
			bare = append(bare, d)
		}
		out.Without = append(out.Without, without...)
	}
	for _, d := range bare {
		if err := os.Rename(d.part(room), filepath.Join(room, "files", d.files[0].Name)); err != nil {
			return out, err
		}
	}
	return out, nil
}

// get downloads one address and unpacks what is packed. What came in pieces and
// is not right comes once more in one: the server may have changed the file and
// not its tag.
func (f *Fetcher) get(ctx context.Context, room string, d *fetch, set dataset.Set) (without []string, err error) {
	for fresh := false; ; fresh = true {
		got, err := f.File(ctx, d.request(room, set, fresh))
		if err != nil {
			return nil, err
		}
		doubt := got.Resumed && !fresh
		if !d.zip {
			c := d.files[0]
			if doubt && c.SHA256 != "" && c.SHA256 != got.SHA256 {
				continue
			}
			return nil, nil
		}
		without, err = d.unpack(room)
		if err == nil {
			return without, nil
		}
		if !doubt { // an archive that cannot be used is no use to the next run
			return nil, fmt.Errorf("%s: %w", d.name, errors.Join(err, os.Remove(d.part(room)), os.Remove(d.part(room)+".json")))
		}
	}
}

func (d *fetch) request(room string, set dataset.Set, fresh bool) Request {
	r := Request{Name: set.Name + " " + set.Version + ": " + d.name, URL: d.url, Part: d.part(room), Limit: maxFile, Fresh: fresh}
	if d.zip {
		r.Limit = maxArchive
	}
	return r
}

func (d *fetch) part(room string) string { return filepath.Join(room, d.name+".part") }

// unpack takes the files out of an archive, under their published names. Those
// that are not needed may be missing in it.
func (d *fetch) unpack(room string) (without []string, err error) {
	for _, c := range d.files {
		err := Extract(d.part(room), c.Member, filepath.Join(room, "files", c.Name), maxFile)
		if _, missing := errors.AsType[noMember](err); missing && !c.Needed {
			without = append(without, c.Name+": "+err.Error())
			continue
		}
		if err != nil {
			return nil, err
		}
	}
	return without, nil
}
