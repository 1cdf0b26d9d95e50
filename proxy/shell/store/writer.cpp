#include "proxy/shell/store/writer.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <pthread.h>
#include <sched.h>
#include <thread>
#include <utility>

#include <sqlite3.h>

#include "proxy/core/base/text.h"
#include "proxy/shell/store/aside.h"
#include "proxy/shell/store/prepare.h"
#include "proxy/shell/store/queue.h"
#include "proxy/shell/store/recorder.h"

namespace gatehouse::store {
namespace {

using Clock = std::chrono::steady_clock;

/// After a row the writer looks by itself for this long: waking it costs the io thread and, where
/// they share a core, the first token of the next call.
constexpr Millis kAwake{1'000};
constexpr Millis kRetry{250};           // a failed write is tried again this often
constexpr Seconds kRetentionPause{30};  // between two looks at age and size
constexpr Millis kSlicePause{5};        // between two slices of retention: rows come first
constexpr Seconds kLook{1};             // between two looks at the file's size

WallMicros wallNow()
{
    return std::chrono::duration_cast<Micros>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// Others may run first, but the writer must not starve: SCHED_BATCH, as an idle thread never
/// empties its queue under full load (measured).
void settle()
{
    pthread_setname_np(pthread_self(), "gh-store");
    const sched_param parameter{};
    pthread_setschedparam(pthread_self(), SCHED_BATCH, &parameter);
}

/// A connection that found the file read-only or gone stays so; one that met a lock or a full disk
/// does not.
bool mustReopen(const Fault& fault)
{
    const int code = fault.code & 0xFF;
    return code != SQLITE_BUSY && code != SQLITE_LOCKED && code != SQLITE_FULL &&
           code != SQLITE_INTERRUPT;
}

}  // namespace

struct Writer::Inside {
    Inside(WriterOptions given, Subscriber ofCommits, Listener ofCalls)
        : maxQueue(given.maxQueue),
          maxBatch(std::max<std::size_t>(given.maxBatch, 1)),
          maxBytes(static_cast<std::size_t>(given.maxQueuedBytes)),
          path(given.databasePath),
          subscriber(std::move(ofCommits)),
          listener(std::move(ofCalls)),
          options(std::move(given))
    {
    }

    // Any thread.
    void push(record::Record record) noexcept;
    Result<void> flush(bool durable);

    // The writer thread; open() also before it starts.
    Result<void> open();
    void tellRecorder();
    void loop();
    void gather();
    void takeSettings();
    [[nodiscard]] bool hasTask() const;
    void writeHand();
    bool writeSlice();
    bool isOpen();
    void overcome(const Fault& fault);
    void countLost();
    void syncIfWanted();
    void indexWhileIdle();
    bool mayIndex();
    void repriceSlice();
    void retainSometimes();
    void look();
    void announce(const Committed& committed);
    void show(const std::string& trouble, bool degraded);

    const std::size_t maxQueue;
    const std::size_t maxBatch;
    const std::size_t maxBytes;
    const std::string path;
    const Subscriber subscriber;
    const Listener listener;

    std::mutex mutex;
    std::condition_variable wake;  ///< the writer waits
    std::condition_variable done;  ///< flush() waits
    WriterOptions options;
    std::vector<Queued> queue;
    Clock::time_point firstAt;  ///< when the first record of `queue` came
    std::vector<Secret> hidden;
    std::function<void(sqlite3*)> probe;
    std::deque<Repricing> repricings;  ///< not begun
    WriterState shown;
    bool settingsChanged = true;
    bool sleeping = false;         ///< the writer waits for a first record
    bool gathering = false;        ///< the writer waits for the rest of a batch
    Clock::time_point awakeUntil;  ///< until then it looks by itself: nobody has to wake it
    bool stopping = false;
    std::uint64_t syncWanted =
        0;  ///< flush(true) calls; each is done when syncDone reaches its number
    std::uint64_t syncTaken = 0;
    std::uint64_t syncDone = 0;
    std::uint64_t indexWanted = 0;  ///< likewise flush(false)
    std::uint64_t indexTaken = 0;
    std::uint64_t indexDone = 0;
    std::uint64_t failures = 0;

    SpareBuffers spares;
    std::atomic<std::size_t> count{0};  ///< records queued and in hand
    std::atomic<std::size_t> bytes{0};
    std::atomic<std::uint64_t> dropped{0};
    std::atomic<std::uint64_t> shed{0};

    // The writer thread's own.
    std::unique_ptr<Recorder> recorder;
    std::deque<Queued> hand;
    WriterOptions current;
    std::unique_ptr<record::Redactor> redactor = std::make_unique<record::Redactor>();
    record::CleanTexts clean;  ///< of that redactor
    std::string notice;        ///< a damaged file was set aside
    Clock::time_point nextRetention = Clock::now();
    Clock::time_point nextLook = Clock::now();
    Clock::time_point nextIndex = Clock::now();  ///< later only after a failure
    bool hasBacklog = true;                      ///< words may be waiting for the index
    bool isRepricing = false;
    Clock::time_point nextSlice = Clock::now();  ///< of repricing
    bool ends = false;

    std::thread thread;
};

void Writer::Inside::push(record::Record record) noexcept
{
    const bool isConfig = std::holds_alternative<record::ConfigPublished>(record);
    const bool isCrowded = count.load(std::memory_order_relaxed) >= maxQueue / 2 ||
                           bytes.load(std::memory_order_relaxed) >= maxBytes / 2;
    if (isCrowded && shedBodies(record)) shed.fetch_add(1, std::memory_order_relaxed);
    const std::size_t size = sizeOf(record);
    bool wakes = false;
    {
        const std::lock_guard lock(mutex);
        const bool isFull = count.load(std::memory_order_relaxed) >= maxQueue ||
                            bytes.load(std::memory_order_relaxed) + size > maxBytes;
        if (isFull && !isConfig) {
            dropped.fetch_add(1, std::memory_order_relaxed);
            return;
        }
        if (queue.empty()) firstAt = Clock::now();
        queue.push_back({std::move(record), size});
        count.fetch_add(1, std::memory_order_relaxed);
        bytes.fetch_add(size, std::memory_order_relaxed);
        wakes = sleeping || (gathering && queue.size() == maxBatch);
        sleeping = false;
    }
    if (wakes) wake.notify_one();
}

Result<void> Writer::Inside::flush(bool durable)
{
    std::unique_lock lock(mutex);
    const std::uint64_t before = failures;
    const std::uint64_t mine = durable ? ++syncWanted : ++indexWanted;
    const std::uint64_t& reached = durable ? syncDone : indexDone;
    wake.notify_one();
    done.wait(lock, [&] { return reached >= mine || failures != before; });
    if (reached >= mine) return {};
    return fail(ErrorKind::Storage, shown.trouble,
                "nothing is lost yet; recording goes on when the cause is gone");
}

Result<void> Writer::Inside::open()
{
    Fault fault;
    auto opened = Recorder::open(path, wallNow(), fault);
    if (!opened && fault.damaged()) {
        const std::string aside = setAside(path);
        if (!aside.empty()) {
            notice = cat("the log was damaged: it is kept as ", aside, ", and a new one was begun");
            fault = {};
            opened = Recorder::open(path, wallNow(), fault);
        }
    }
    if (!opened) return std::move(opened).error();
    recorder = std::move(opened).value();
    tellRecorder();
    return {};
}

void Writer::Inside::tellRecorder()
{
    recorder->redactWith(*redactor);
    recorder->previewWith(current.indexBodies ? nullptr : redactor.get());
}

void Writer::Inside::loop()
{
    settle();
    while (!ends) {
        gather();
        takeSettings();
        writeHand();
        syncIfWanted();
        indexWhileIdle();
        repriceSlice();
        retainSometimes();
        look();
    }
    if (recorder) recorder->checkpoint();
}

bool Writer::Inside::hasTask() const
{
    const bool mayReprice = !repricings.empty() && !isRepricing && Clock::now() >= nextSlice;
    return stopping || probe || mayReprice || syncWanted != syncTaken || indexWanted != indexTaken;
}

/// Waits for a first record, then for the rest of a batch, then takes all there is in hand.
void Writer::Inside::gather()
{
    std::unique_lock lock(mutex);
    if (!hand.empty()) {  // in trouble: wait before the next try
        wake.wait_for(lock, kRetry, [&] { return hasTask(); });
    } else {
        auto nextChore = nextLook;
        if (recorder && isRepricing) nextChore = std::min(nextChore, nextSlice);
        if (recorder) nextChore = std::min(nextChore, hasBacklog ? nextIndex : nextRetention);
        gathering = true;
        if (const auto now = Clock::now(); now < awakeUntil) {
            wake.wait_until(lock, std::min(nextChore, now + options.commitInterval),
                            [&] { return queue.size() >= maxBatch || hasTask(); });
        } else {
            sleeping = true;
            wake.wait_until(lock, nextChore, [&] { return !queue.empty() || hasTask(); });
            sleeping = false;
        }
        if (!queue.empty()) {
            wake.wait_until(lock, firstAt + options.commitInterval,
                            [&] { return queue.size() >= maxBatch || hasTask(); });
        }
        gathering = false;
    }
    const bool mayDoze = options.commitInterval.count() > 0;
    if (!queue.empty() && mayDoze) awakeUntil = Clock::now() + kAwake;
    for (auto& queued : queue) hand.push_back(std::move(queued));
    queue.clear();
    syncTaken = syncWanted;
    indexTaken = indexWanted;
    ends = stopping;
}

void Writer::Inside::takeSettings()
{
    std::function<void(sqlite3*)> work;
    {
        const std::lock_guard lock(mutex);
        if (settingsChanged) {
            current = options;
            auto fresh = std::make_unique<record::Redactor>(options.maskedHeaders, hidden);
            std::swap(redactor, fresh);  // the recorder may look at the old one until it is told
            if (recorder) tellRecorder();
            clean = {};
            nextRetention = Clock::now();
            settingsChanged = false;
        }
        if (recorder) work = std::exchange(probe, nullptr);
    }
    if (work) work(recorder->database().handle());
}

void Writer::Inside::writeHand()
{
    while (!hand.empty()) {
        if (isOpen() && writeSlice()) continue;
        if (recorder) overcome(recorder->fault());
        if (recorder && hand.empty()) return;
        const std::lock_guard lock(mutex);
        if (!shown.degraded) continue;  // a damaged file was set aside: go on with the new one
        ++failures;
        done.notify_all();
        if (!ends) return;
        countLost();
    }
}

bool Writer::Inside::isOpen()
{
    if (recorder) return true;
    const auto opened = open();
    if (opened) return true;
    show(cat(opened.error().message, "; ", opened.error().hint), true);
    return false;
}

bool Writer::Inside::writeSlice()
{
    const std::size_t size = std::min(hand.size(), maxBatch);
    std::vector<record::Record*> batch;
    batch.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
        Queued& queued = hand[i];
        if (auto* exchange = exchangeOf(queued.record); exchange != nullptr && !queued.isPrepared) {
            prepare(*exchange, *redactor, &clean);
            if (listener && std::holds_alternative<record::ExchangeFinished>(queued.record))
                listener(*exchange);
        } else if (auto* published = std::get_if<record::ConfigPublished>(&queued.record)) {
            redactor->text(published->text);
            redactor->text(published->note);
        } else if (auto* marked = std::get_if<record::Marked>(&queued.record)) {
            redactor->text(marked->note);
        } else if (auto* rated = std::get_if<record::Rated>(&queued.record)) {
            for (auto& entry : rated->metadata) redactor->text(entry.value);
        } else if (auto* filed = std::get_if<record::Filed>(&queued.record)) {
            redactor->text(filed->data);
        }
        queued.isPrepared = true;
        batch.push_back(&queued.record);
    }
    Committed committed;
    if (!recorder->write(batch, current.compression, committed)) return false;
    std::size_t freed = 0;
    for (std::size_t i = 0; i < size; ++i) {
        freed += hand.front().bytes;
        giveBodies(hand.front().record, spares);
        hand.pop_front();
    }
    count.fetch_sub(size, std::memory_order_relaxed);
    bytes.fetch_sub(freed, std::memory_order_relaxed);
    hasBacklog = true;
    show(notice, false);
    announce(committed);
    return true;
}

/// After a failed write: a damaged file is set aside at once, everything else is tried again later.
void Writer::Inside::overcome(const Fault& fault)
{
    const Error error = fault.error();
    const bool damaged = fault.damaged();
    if (damaged || mustReopen(fault)) recorder.reset();
    if (damaged && !setAside(path).empty() && open()) {
        notice = "the log was damaged: it was set aside beside the new one, as *.damaged-<time>";
        show(notice, false);
        return;
    }
    show(cat(error.message, "; ", error.hint), true);
}

void Writer::Inside::countLost()
{
    dropped.fetch_add(hand.size(), std::memory_order_relaxed);
    count.fetch_sub(hand.size(), std::memory_order_relaxed);
    hand.clear();
}

void Writer::Inside::syncIfWanted()
{
    {
        const std::lock_guard lock(mutex);
        if (syncDone == syncTaken || !hand.empty()) return;
    }
    const bool synced = isOpen() && recorder->sync();
    if (!synced && recorder) overcome(recorder->fault());
    const std::lock_guard lock(mutex);
    if (synced) {
        syncDone = syncTaken;
        shown.degraded = false;
        shown.trouble = notice;
    } else {
        ++failures;
    }
    done.notify_all();
}

/// Words may be indexed while no batch is due.
bool Writer::Inside::mayIndex()
{
    const std::lock_guard lock(mutex);
    if (ends || !hand.empty()) return false;
    const bool isDue = !queue.empty() && (queue.size() >= maxBatch ||
                                          Clock::now() >= firstAt + options.commitInterval);
    return !isDue && !(stopping || probe);
}

void Writer::Inside::indexWhileIdle()
{
    const Indexer::Settings words{current.indexBodies,
                                  static_cast<std::size_t>(current.maxIndexedText)};
    while (recorder && hasBacklog && Clock::now() >= nextIndex && mayIndex()) {
        Committed committed;
        hasBacklog = recorder->index(words, *redactor, committed);
        if (recorder->fault().code != 0) {
            hasBacklog = true;
            nextIndex = Clock::now() + kRetry;
            overcome(recorder->fault());
            const std::lock_guard lock(mutex);
            ++failures;
            done.notify_all();
        } else if (hasBacklog) {
            show(notice, false);
            announce(committed);
        }
    }
    const std::lock_guard lock(mutex);
    if (hand.empty() && recorder && !hasBacklog && indexDone != indexTaken) {
        indexDone = indexTaken;
        done.notify_all();
    }
}

/// One slice a round: rows come first. A job that met a fault is tried again, or is broken off
/// where the file had to be opened anew.
void Writer::Inside::repriceSlice()
{
    if (!recorder || ends || Clock::now() < nextSlice) return;
    Committed committed;
    if (isRepricing) {
        isRepricing = recorder->reprice(committed);
    } else {
        std::optional<Repricing> next;
        {
            const std::lock_guard lock(mutex);
            if (!repricings.empty()) next = repricings.front();
        }
        if (!next) return;
        isRepricing = recorder->beginRepricing(*next, wallNow());
        const std::lock_guard lock(mutex);
        if (isRepricing) repricings.pop_front();
    }
    nextSlice = Clock::now() + kSlicePause;
    if (recorder->fault().code != 0) {
        nextSlice = Clock::now() + kRetry;
        overcome(recorder->fault());
        isRepricing = isRepricing && recorder != nullptr;
    } else if (hand.empty()) {
        show(notice, false);
    }
    announce(committed);
}

void Writer::Inside::retainSometimes()
{
    if (!recorder || ends || Clock::now() < nextRetention) return;
    Committed committed;
    const bool more = recorder->retain({current.keepFor, current.maxBytes}, wallNow(), committed);
    nextRetention =
        Clock::now() + (more ? std::chrono::duration_cast<Clock::duration>(kSlicePause)
                             : std::chrono::duration_cast<Clock::duration>(kRetentionPause));
    if (committed.removedBelow != 0) announce(committed);
    if (recorder->fault().damaged()) overcome(recorder->fault());
}

/// The size for the window; and whether the file still stands where it was opened.
void Writer::Inside::look()
{
    if (Clock::now() < nextLook) return;
    nextLook = Clock::now() + kLook;
    spares.age();
    std::error_code error;
    if (recorder && !std::filesystem::exists(path, error) && !error) recorder.reset();
    if (!recorder && isOpen()) show(notice, false);
    const ByteCount size = sizeOnDisk(path);
    const std::lock_guard lock(mutex);
    shown.fileBytes = size;
}

void Writer::Inside::announce(const Committed& committed)
{
    {
        const std::lock_guard lock(mutex);
        ++shown.commits;
        shown.rowsWritten += committed.added.size();
    }
    const bool isEmpty = committed.added.empty() && committed.updated.empty() &&
                         committed.removed.empty() && committed.removedBelow == 0;
    if (subscriber && !isEmpty) subscriber(committed);
}

void Writer::Inside::show(const std::string& trouble, bool degraded)
{
    const std::lock_guard lock(mutex);
    shown.degraded = degraded;
    if (shown.trouble != trouble) shown.trouble = trouble;
}

Writer::Writer(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Result<std::unique_ptr<Writer>> Writer::start(WriterOptions options, Subscriber subscriber,
                                              Listener listener)
{
    auto inside =
        std::make_unique<Inside>(std::move(options), std::move(subscriber), std::move(listener));
    if (const auto opened = inside->open(); opened) {
        inside->show(inside->notice, false);
        inside->shown.fileBytes = sizeOnDisk(inside->path);
    } else if (opened.error().kind == ErrorKind::Storage) {
        // In trouble, but the traffic does not wait for that: the thread tries again by itself.
        inside->show(cat(opened.error().message, "; ", opened.error().hint), true);
    } else {
        return opened.error();
    }
    Inside& self = *inside;
    self.thread = std::thread([&self] { self.loop(); });
    return std::unique_ptr<Writer>(new Writer(std::move(inside)));
}

Writer::~Writer()
{
    {
        const std::lock_guard lock(inside_->mutex);
        inside_->stopping = true;
    }
    inside_->wake.notify_one();
    inside_->thread.join();
}

void Writer::push(record::Record record) noexcept
{
    inside_->push(std::move(record));
}

Result<void> Writer::flush(bool durable)
{
    return inside_->flush(durable);
}

void Writer::hide(std::vector<Secret> values)
{
    const std::lock_guard lock(inside_->mutex);
    inside_->hidden = std::move(values);
    inside_->settingsChanged = true;
}

void Writer::reprice(Repricing repricing)
{
    {
        const std::lock_guard lock(inside_->mutex);
        inside_->repricings.push_back(std::move(repricing));
    }
    inside_->wake.notify_one();
}

void Writer::setOptions(const WriterOptions& options)
{
    const std::lock_guard lock(inside_->mutex);
    inside_->options = options;
    inside_->settingsChanged = true;
}

WriterState Writer::state() const
{
    const std::lock_guard lock(inside_->mutex);
    WriterState state = inside_->shown;
    state.rowsDropped = inside_->dropped.load(std::memory_order_relaxed);
    state.bodiesShed = inside_->shed.load(std::memory_order_relaxed);
    state.queued = inside_->count.load(std::memory_order_relaxed);
    return state;
}

SpareBuffers& Writer::spares() noexcept
{
    return inside_->spares;
}

void Writer::withConnection(std::function<void(sqlite3*)> work)
{
    {
        const std::lock_guard lock(inside_->mutex);
        inside_->probe = std::move(work);
    }
    inside_->wake.notify_one();
}

}  // namespace gatehouse::store
