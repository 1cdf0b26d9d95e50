#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include <QObject>
#include <QPointer>
#include <QString>

#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// A thread with a read-only connection of its own. The only way of the window to the store.
///
/// Shape   ask(job, done): `job` runs on the reader's thread, `done` with its result on the GUI
/// thread. The newest job
///         runs first; beyond `maxWaiting` the oldest waiting ones are dropped (their `done` is
///         never called).
/// Errors  the store's Error, handed to `done`. The file is opened by the first job, and tried
/// again by the next one
///         where that failed. A job cancelled after it ran is not reported either.
/// Thread  GUI, but for the inside of a job.
class ReaderThread : public QObject {
    Q_OBJECT

public:
    using Token = quint64;

    /// What a running job may ask of its thread.
    class Ticket {
    public:
        /// True once the job was cancelled: end soon, the result is thrown away.
        [[nodiscard]] bool cancelled() const { return cancelled_->load(std::memory_order_relaxed); }

        /// Calls `step` on the GUI thread, before `done`, unless the job was cancelled meanwhile:
        /// results in parts.
        void deliver(std::function<void()> step) const;

    private:
        friend class ReaderThread;
        std::shared_ptr<std::atomic<bool>> cancelled_ = std::make_shared<std::atomic<bool>>(false);
        Token token_ = 0;
        QPointer<QObject> owner_;
        QPointer<QObject> context_;
        bool hasContext_ = false;
        std::function<void(store::Reader&)> run_;
        std::function<void(Error)> refuse_;
    };

    explicit ReaderThread(QString databasePath, QObject* parent = nullptr, int maxWaiting = 24);
    ~ReaderThread() override;  ///< interrupts what runs, drops what waits, joins

    template <class T>
    Token ask(QObject* context, std::function<Result<T>(store::Reader&, const Ticket&)> job,
              std::function<void(Result<T>)> done)
    {
        auto ticket = newTicket(context);
        auto shared = std::make_shared<std::function<void(Result<T>)>>(std::move(done));
        Ticket* raw = ticket.get();
        ticket->run_ = [raw, job = std::move(job), shared](store::Reader& reader) {
            auto result = std::make_shared<Result<T>>(job(reader, *raw));
            raw->deliver([shared, result] { (*shared)(std::move(*result)); });
        };
        ticket->refuse_ = [raw, shared](Error error) {
            raw->deliver([shared, error = std::move(error)] { (*shared)(Result<T>(error)); });
        };
        return submit(std::move(ticket));
    }

    void cancel(Token token);  ///< a waiting job is dropped, a running one interrupted
    void cancelAll();

    [[nodiscard]] quint64 jobsStarted() const;  ///< for tests: a hidden page must add none
    [[nodiscard]] bool idle() const;            ///< nothing waits, nothing runs

private:
    struct Inside;
    std::shared_ptr<Ticket> newTicket(QObject* context);
    Token submit(std::shared_ptr<Ticket> ticket);
    std::unique_ptr<Inside> inside_;
};

}  // namespace gatehouse::app
