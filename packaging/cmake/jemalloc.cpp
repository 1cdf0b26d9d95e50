// What jemalloc reads before main (docs/adr/0017). Memory that is free goes back to the system within half a second, not
// ten: a gateway on a desk is idle most of the time.
extern "C" {
extern const char* const malloc_conf;
const char* const malloc_conf = "dirty_decay_ms:500,muzzy_decay_ms:0";
}
