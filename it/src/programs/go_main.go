// Touches what Go is made of: goroutines, channels, maps, interfaces, panics, texts, its library.
package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"os"
	"sort"
	"strings"
	"sync"
)

type shape interface{ area() float64 }
type circle struct{ R float64 }
type box struct{ W, H float64 }

func (c circle) area() float64 { return math.Pi * c.R * c.R }
func (b box) area() float64    { return b.W * b.H }

func caught(f func()) (err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("caught: %v", e)
		}
	}()
	f()
	return nil
}

func main() {
	counts := map[string]int{}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		for _, word := range strings.Fields(lines.Text()) {
			counts[strings.ToLower(word)]++
		}
	}
	words := make([]string, 0, len(counts))
	for word := range counts {
		words = append(words, word)
	}
	sort.Slice(words, func(i, j int) bool {
		return counts[words[i]] > counts[words[j]] || counts[words[i]] == counts[words[j]] && words[i] < words[j]
	})
	fmt.Println(len(words), words[:min(5, len(words))], os.Args[1:])

	var wait sync.WaitGroup
	squares := make(chan int)
	for worker := range 8 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for i := worker; i < 4000; i += 8 {
				squares <- i * i
			}
		}()
	}
	go func() { wait.Wait(); close(squares) }()
	sum := 0
	for square := range squares {
		sum += square
	}
	fmt.Println(sum)

	for _, s := range []shape{circle{1.5}, box{2, 3}} {
		text, _ := json.Marshal(s)
		fmt.Printf("%T %s %.12f %v\n", s, text, s.area(), s)
	}
	fmt.Println(new(big.Int).Exp(big.NewInt(3), big.NewInt(200), nil))
	fmt.Printf("%x %g %g %v\n", sha256.Sum256([]byte("mote")), math.Sin(1), math.Inf(-1), math.NaN())
	var empty []int
	fmt.Println(caught(func() { _ = empty[len(counts)] }), caught(func() { panic(errors.New("thrown")) }))
	fmt.Printf("%q %d %s\n", "grüße\n", len("日本語"), strings.Map(func(r rune) rune { return r + 1 }, "HAL"))
}
