// Rows a second of the writer, and how long the reader takes over what was written.
//
// usage: store_bench FOLDER [ROWS [CASE]]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>

#include "proxy/core/base/text.h"
#include "proxy/shell/store/reader.h"
#include "proxy/shell/store/writer.h"
#include "tests/support/store_builder.h"

namespace {

using namespace gatehouse;
using Clock = std::chrono::steady_clock;

struct Case {
    const char* name;
    std::size_t request;
    std::size_t response;
    int compression;
    bool headers;
};

constexpr Case kCases[] = {
    {"metadata", 0, 0, 1, false},
    {"metadata and headers", 0, 0, 1, true},
    {"2 KB + 1.5 KB", 2048, 1536, 0, true},
    {"2 KB + 1.5 KB, zstd 1", 2048, 1536, 1, true},
    {"20 KB + 1.5 KB", 20480, 1536, 0, true},
    {"20 KB + 1.5 KB, zstd 1", 20480, 1536, 1, true},
};

double seconds(Clock::time_point from)
{
    return std::chrono::duration<double>(Clock::now() - from).count();
}

double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

std::string prose(Random& random, std::size_t bytes)
{
    constexpr std::string_view kWords[] = {
        "gateway ", "answers ", "question ", "while ",  "stream ", "opens ", "token ",
        "counts ",  "7 ",       "provider ", "writes ", "model, ", "and ",   "later. "};
    std::string text;
    while (text.size() < bytes) text += kWords[random.next() % std::size(kWords)];
    text.resize(bytes);
    return text;
}

/// Four heads and a trace as the line leaves them.
void fillHeads(record::Exchange& exchange, std::int64_t number)
{
    const std::string length = gatehouse::number(900 + number % 600);
    const std::string client =
        cat("Host: 127.0.0.1:8080\nAccept: application/json\nAccept-Encoding: gzip, "
            "deflate\nConnection: keep-alive\nUser-Agent: OpenAI/Python 2.8.0\nX-Stainless-Lang: "
            "python\nX-Stainless-Package-Version: 2.8.0\nX-Stainless-Os: "
            "Linux\nX-Stainless-Runtime: CPython\nContent-Type: application/json\n");
    exchange.clientHeaders = cat(client, "Authorization: Bearer gh-", std::string(32, 'k'),
                                 "\nContent-Length: ", length, "\n");
    exchange.sentHeaders = exchange.clientHeaders;
    exchange.upstreamHeaders =
        cat("Content-Type: application/json\nServer: cloud\nDate: Sat, 22 Nov 2025 10:",
            gatehouse::number(number / 60'000 % 60), ":", gatehouse::number(number / 1000 % 60),
            " GMT\nX-Request-Id: req_", exchange.id,
            "\nX-Ratelimit-Limit-Requests: 10000\nX-Ratelimit-Remaining-Requests: ",
            gatehouse::number(number % 10'000), "\nContent-Length: ", length, "\n");
    exchange.deliveredHeaders =
        cat(exchange.upstreamHeaders, "X-Gatehouse-Request-Id: ", exchange.id, "\n");
    for (const char* stop : {"auth", "limits", "route", "translate", "send", "meter"}) {
        exchange.trace.push_back({stop, "pass", 20, 1});
    }
}

/// Writes batches that were made before the clock started: the figure is the writer's alone.
void measure(const std::string& folder, const Case& one, std::int64_t rows)
{
    const std::string path = cat(folder, "/bench.sqlite");
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
    store::WriterOptions options;
    options.databasePath = path;
    options.indexBodies = false;
    options.compression = one.compression;
    auto writer = store::Writer::start(options, nullptr);
    if (!writer) {
        std::fprintf(stderr, "%s\n", writer.error().message.c_str());
        return;
    }
    Random random(7);
    tests::StorePlan plan;
    plan.bodies = false;
    constexpr std::int64_t kRound = 4000;
    double wall = 0;
    double cpu = 0;
    double push = 0;
    std::int64_t number = 0;
    for (std::int64_t round = 0; round < rows / kRound; ++round) {
        std::vector<record::Record> batch;
        for (std::int64_t i = 0; i < kRound; ++i) {
            ++number;
            auto exchange = tests::plausibleExchange(random, number,
                                                     1'760'000'000'000'000 + number * 1000, plan);
            exchange->requestBody.bytes = prose(random, one.request);
            exchange->responseBody.bytes = prose(random, one.response);
            if (one.headers) fillHeads(*exchange, number);
            batch.emplace_back(record::ExchangeFinished{std::move(exchange)});
        }
        const auto from = Clock::now();
        const double cpuFrom = threadSeconds();
        for (auto& record : batch) (*writer)->push(std::move(record));
        push += seconds(from);
        if (const auto flushed = (*writer)->flush(true); !flushed)
            std::fprintf(stderr, "%s\n", flushed.error().message.c_str());
        wall += seconds(from);
        cpu += threadSeconds() - cpuFrom;
        (void)(*writer)->flush();  // previews, off the clock
    }
    const auto state = (*writer)->state();
    std::printf(
        "%-24s %9.0f rows/s  %6.1f us/row wall  %6.1f us/row cpu  %5.2f us/push  %5.2f KB/row  "
        "dropped %llu shed %llu\n",
        one.name, static_cast<double>(number) / wall, wall / static_cast<double>(number) * 1e6,
        cpu / static_cast<double>(number) * 1e6, push / static_cast<double>(number) * 1e6,
        static_cast<double>(std::filesystem::file_size(path)) / static_cast<double>(number) / 1024,
        static_cast<unsigned long long>(state.rowsDropped),
        static_cast<unsigned long long>(state.bodiesShed));
}

template <class Work>
void timed(const char* name, int times, const Work& work)
{
    double best = 1e9;
    double worst = 0;
    for (int i = 0; i < times; ++i) {
        const auto from = Clock::now();
        work();
        const double took = seconds(from) * 1000;
        best = std::min(best, took);
        worst = std::max(worst, took);
    }
    std::printf("%-44s best %8.3f ms  worst %8.3f ms\n", name, best, worst);
}

void measureReader(const std::string& path)
{
    auto reader = store::Reader::open(path);
    if (!reader) return;
    store::Reader& store = **reader;
    const auto facts = store.facts();
    if (!facts) return;
    std::printf("%lld rows, %.1f MB\n", static_cast<long long>(facts->rows),
                static_cast<double>(facts->fileBytes) / 1e6);
    const WallMicros day = 86'400LL * 1'000'000;
    const auto newest = store.page(facts->rows, facts->rows);
    const WallMicros to = newest && !newest->empty() ? newest->front().startedAt : 0;
    const auto all = [](std::vector<store::RowId>) { return true; };
    timed("overview 24 h, 1 min", 5, [&] { (void)store.overview(to - day, to, 60); });
    timed("overview 24 h, 5 min", 5, [&] { (void)store.overview(to - day, to, 300); });
    timed("overview 24 h, 1 h", 5, [&] { (void)store.overview(to - day, to, 3600); });
    timed("overview 7 d, 1 h", 5, [&] { (void)store.overview(to - 7 * day, to, 3600); });
    timed("page of 128", 50, [&] { (void)store.page(facts->rows / 2, facts->rows / 2 + 127); });
    timed("all ids", 3, [&] { (void)store.ids({}, 0, all); });
    timed("first 256 ids", 3,
          [&] { (void)store.ids({}, 0, [](std::vector<store::RowId>) { return false; }); });
    store::Filter filter;
    filter.model = "gemini-2.5-pro";
    timed("ids of a model", 3, [&] { (void)store.ids(filter, 0, all); });
    filter = {};
    filter.onlyErrors = true;
    timed("ids of failures", 3, [&] { (void)store.ids(filter, 0, all); });
    filter = {};
    filter.statusFrom = 429;
    filter.statusTo = 429;
    timed("ids of status 429", 3, [&] { (void)store.ids(filter, 0, all); });
    filter = {};
    filter.from = to - day;
    timed("ids of the last day", 3, [&] { (void)store.ids(filter, 0, all); });
    filter = {};
    filter.text = "translat*";
    timed("ids of a word's beginning", 3, [&] { (void)store.ids(filter, 0, all); });
    filter = {};
    store::Condition slow;
    slow.kind = store::Condition::Kind::Is;
    slow.field = store::Field::Latency;
    slow.test = store::Test::More;
    slow.number = 5'000'000;
    filter.also = {slow};
    timed("ids slower than 5 s, judged", 3, [&] { (void)store.ids(filter, 0, all); });
    store::Condition word;
    word.kind = store::Condition::Kind::Is;
    word.field = store::Field::Words;
    word.text = "translat*";
    store::Condition either;
    either.kind = store::Condition::Kind::Any;
    either.parts = {slow, word};
    filter.also = {either};
    timed("ids slower than 5 s or with a word, judged", 3,
          [&] { (void)store.ids(filter, 0, all); });
    timed("sums of everything", 3, [&] { (void)store.summary({}); });
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: store_bench FOLDER [ROWS] | store_bench --read FILE\n");
        return 2;
    }
    if (std::string_view(argv[1]) == "--read" && argc > 2) {
        measureReader(argv[2]);
        return 0;
    }
    std::int64_t rows = 40'000;
    if (argc > 2 && !parseInt(argv[2], rows)) return 2;
    for (const Case& one : kCases) {
        if (argc <= 3 || std::string_view(argv[3]) == one.name) measure(argv[1], one, rows);
    }
    return 0;
}
