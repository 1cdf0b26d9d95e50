#pragma once

#include <memory>
#include <vector>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "app/exchange_view.h"
#include "app/gateway.h"
#include "app/reader_thread.h"

namespace gatehouse::app {

/// Follows the answer of an open exchange: looks at what came in 25 times a second and takes it
/// apart on a worker.
///
/// Shape   updated() carries the whole conversation of the answer so far and the rows that are new.
/// Thread  GUI. One question is under way at a time; a slow worker is asked less often.
class StreamTail : public QObject {
    Q_OBJECT

public:
    StreamTail(Gateway& gateway, ReaderThread& worker, QObject* parent = nullptr);

    void follow(const QString& requestId, const std::string& dialect);
    void stop();

    [[nodiscard]] bool active() const { return run_ != nullptr; }

Q_SIGNALS:
    void updated(const std::vector<gatehouse::dialect::Turn>& turns,
                 const std::vector<gatehouse::app::StreamRow>& rows);
    void ended();  ///< the exchange is over: the stored row has the rest

private:
    struct Run;

    struct Parsed {
        std::vector<dialect::Turn> turns;
        std::vector<StreamRow> rows;
    };

    void look();
    void take(const engine::Peek& peek);

    Gateway& gateway_;
    ReaderThread& worker_;
    QTimer timer_;
    std::shared_ptr<Run> run_;
};

}  // namespace gatehouse::app
