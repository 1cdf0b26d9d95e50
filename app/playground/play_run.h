#pragma once

#include <optional>

#include <QObject>
#include <QString>
#include <QTimer>

#include "app/playground/play_stream.h"
#include "app/reader_thread.h"

namespace gatehouse::app {

class Gateway;
class RowWatch;

/// What one column of the playground does: a call that runs, its answer, and the row that came of
/// it.
///
/// Shape   grew() comes at most 25 times a second, however fast the answer is. The row gets the tag
/// "playground".
/// Thread  GUI.
class PlayRun : public QObject {
    Q_OBJECT

public:
    enum class State : quint8 { Idle, Waiting, Answering, Done, Stopped, Failed };

    PlayRun(Gateway* gateway, ReaderThread& reader, QObject* parent = nullptr);

    /// Ends the call before it, if one runs. `limit` as bodyOf() has it.
    void start(const QByteArray& body);
    void stop();
    void clear();  ///< nothing was ever asked

    [[nodiscard]] State state() const { return state_; }

    [[nodiscard]] bool isBusy() const { return stream_->isBusy(); }

    [[nodiscard]] const QString& answer() const { return answer_; }

    [[nodiscard]] const QString& thoughts() const { return thoughts_; }

    [[nodiscard]] const PlayOutcome& outcome() const { return outcome_; }

    /// As the log has it, once it is whole there.
    [[nodiscard]] const std::optional<store::Row>& row() const { return row_; }

    static QString tag() { return QStringLiteral("playground"); }

Q_SIGNALS:
    void grew();     ///< answer or thoughts
    void changed();  ///< state or facts

private:
    void take(QString& into, const QString& text);
    void set(State state);
    void settle(const store::Row& row);

    Gateway* gateway_;
    PlayStream* stream_;
    RowWatch* watch_;
    QTimer pace_;
    State state_ = State::Idle;
    QString answer_;
    QString thoughts_;
    PlayOutcome outcome_;
    std::optional<store::Row> row_;
};

}  // namespace gatehouse::app
