package download

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

// part is what has come of a file, and by what the server knows that file: only
// of the very same one may the rest be asked for.
type part struct {
	file    *os.File
	address string
	sum     hash.Hash
	size    int64
	seen    identity
}

// identity is kept beside the part.
type identity struct {
	URL      string `json:"url"`
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"last_modified,omitempty"`
	Total    int64  `json:"total"`  // bytes; -1 is not known
	Pieces   int    `json:"pieces"` // answers in which it came
}

// validator is what If-Range may hold: a strong tag, or a date. Where there is
// none, what has come is of no use.
func (i identity) validator() string {
	if i.ETag != "" {
		return i.ETag
	}
	return i.Modified
}

// identify reads what the server says of the file. A weak tag does not stand for
// the same bytes, nor does a date of the second in which the answer was made.
func identify(address string, h http.Header, total int64) identity {
	id := identity{URL: address, Total: total}
	if tag := h.Get("ETag"); strings.HasPrefix(tag, `"`) {
		id.ETag = tag
	}
	modified, err1 := http.ParseTime(h.Get("Last-Modified"))
	date, err2 := http.ParseTime(h.Get("Date"))
	if err1 == nil && err2 == nil && date.Sub(modified) >= time.Second {
		id.Modified = h.Get("Last-Modified")
	}
	return id
}

// openPart opens what an earlier fetch left at a path, or begins there. What was
// left of another address is dropped.
func openPart(path, address string) (*part, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	p := &part{file: f, address: address, sum: sha256.New()}
	data, err := os.ReadFile(path + ".json")
	if err == nil && json.Unmarshal(data, &p.seen) == nil && p.seen.URL == address && p.seen.validator() != "" {
		if p.size, err = io.Copy(p.sum, f); err == nil {
			return p, nil
		}
	}
	return p, p.restart()
}

// restart drops what has come.
func (p *part) restart() error {
	p.sum.Reset()
	p.size, p.seen = 0, identity{}
	_, err := p.file.Seek(0, io.SeekStart)
	return errors.Join(err, p.file.Truncate(0), remove(p.file.Name()+".json"))
}

// begin notes which file comes from its start.
func (p *part) begin(id identity) error {
	if err := p.restart(); err != nil {
		return err
	}
	p.seen = id
	return p.join()
}

// join notes that another piece comes.
func (p *part) join() error {
	p.seen.Pieces++
	data, err := json.Marshal(p.seen)
	if err != nil {
		return err
	}
	return os.WriteFile(p.file.Name()+".json", append(data, '\n'), 0o644)
}

// discard leaves nothing behind.
func (p *part) discard() error {
	return errors.Join(p.file.Close(), remove(p.file.Name()), remove(p.file.Name()+".json"))
}

// Write adds to the file and to its sum.
func (p *part) Write(b []byte) (int, error) {
	n, err := p.file.Write(b)
	p.sum.Write(b[:n])
	p.size += int64(n)
	return n, err
}

func (p *part) sha256() string { return hex.EncodeToString(p.sum.Sum(nil)) }

// whole says whether the part is all of the file; an error where it is more.
func (p *part) whole() (bool, error) {
	if p.seen.Total >= 0 && p.size > p.seen.Total {
		return false, fmt.Errorf("%d bytes came of %d", p.size, p.seen.Total)
	}
	return p.size == p.seen.Total, nil
}

func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
