#pragma once

#include <memory>
#include <vector>

#include <QObject>

#include "app/reader_thread.h"

namespace gatehouse::app {

class Gateway;

/// What is about to leave the log.
struct RemovalPlan {
    std::vector<store::RowId> rows;  ///< oldest first
    store::Weight weight;
};

/// Takes rows out of the log.
///
/// Shape   weigh() finds the rows and what they would free; start() has the writer take them, a
///         piece at a time, so that the traffic's own rows never wait long. What a piece took is
///         gone for good; cancel() ends before the next one.
/// Thread  GUI.
class RemovalJob : public QObject {
    Q_OBJECT

public:
    RemovalJob(Gateway& gateway, const QString& databasePath, QObject* parent = nullptr);

    void weigh(std::vector<store::RowId> rows);
    void weighMatching(const store::Filter& filter);
    /// `sumsToo`: with the last piece the numbers of the dashboard go as well.
    void start(std::vector<store::RowId> rows, bool pinnedToo, bool sumsToo = false);
    void cancel();

    [[nodiscard]] bool running() const { return left_ != nullptr; }

    static constexpr std::size_t kPiece = 200;

Q_SIGNALS:
    void weighed(const gatehouse::app::RemovalPlan& plan);
    void progressed(qint64 done, qint64 of);
    void finished(qint64 asked);  ///< rows worked off; pinned and running ones may have stayed
    void failed(const QString& message, const QString& hint);

private:
    struct Left {
        std::vector<store::RowId> rows;
        std::size_t next = 0;
        bool pinnedToo = false;
        bool sumsToo = false;
    };

    void removeNext();

    Gateway& gateway_;
    ReaderThread thread_;
    ReaderThread::Token weighing_ = 0;
    std::shared_ptr<Left> left_;
};

}  // namespace gatehouse::app
