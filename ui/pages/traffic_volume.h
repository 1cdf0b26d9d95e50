#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include "app/reader_thread.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {
struct Committed;
}

namespace gatehouse::ui {

class MetricStrip;
class VolumeStrip;

/// Above the table: the figures of all that the filter finds, and when it came.
///
/// Shape   a filter is summed up at once, news at most once a second, and never so often that the
///         reading takes more than a twentieth of a core. What is shown stays until it is replaced.
///         A hidden page asks for nothing.
/// Thread  GUI; a reader of its own, since a million rows take it the better part of a second.
class TrafficVolume : public QWidget {
    Q_OBJECT

public:
    explicit TrafficVolume(const QString& databasePath, QWidget* parent = nullptr);

    void setFilter(const store::Filter& filter);
    void setActive(bool active);
    void setPaused(bool paused);
    void committed(const store::Committed& rows);

    [[nodiscard]] const store::Summary& summary() const { return summary_; }

Q_SIGNALS:
    void spanChosen(qint64 from, qint64 to);  ///< µs since 1970
    void wholeAsked();

private:
    static constexpr int kBeat = 1000;  ///< ms
    static constexpr int kRest = 20;    ///< times as long as the reading took

    void look();
    void ask();

    app::ReaderThread reader_;
    store::Filter filter_;
    store::Summary summary_;
    MetricStrip* metrics_;
    VolumeStrip* strip_;
    QTimer beat_;
    QElapsedTimer clock_;
    qint64 askedAt_ = 0;
    qint64 restUntil_ = 0;
    app::ReaderThread::Token asking_ = 0;
    bool due_ = true;
    bool active_ = false;
    bool paused_ = false;
};

}  // namespace gatehouse::ui
