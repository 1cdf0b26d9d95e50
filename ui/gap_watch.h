#pragma once

#include <functional>
#include <vector>

#include <QElapsedTimer>
#include <QEvent>
#include <QFile>
#include <QTimer>

namespace gatehouse::ui {

/// What the GUI thread did between two ticks of a 1 ms timer, and for how long.
///
/// Shape   an event counts until the next one begins, so what an event calls by itself is its own.
///         What the thread waited for a processor is the machine's doing, not the window's.
/// Thread  GUI.
class GapWatch : public QObject {
public:
    struct Gap {
        double ms = 0;
        double cpuMs = 0;
        double queueMs = 0;  ///< ready to run, but the processors were taken
        QString longest;     ///< receiver, kind of event, its ms; only of gaps above 5 ms
    };

    /// Hears of every gap, from start() until stop().
    explicit GapWatch(std::function<void(const Gap&)> told);

    void start();
    void stop();

    /// How long this thread has been ready and had no processor since it began, in ms; 0 where the
    /// system does not tell.
    double waited();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] double now() const;
    void closeEvent();
    void onTick();

    std::function<void(const Gap&)> told_;
    QElapsedTimer clock_;
    QTimer tick_;
    QFile schedule_;
    double lastTick_ = 0;
    double lastCpu_ = 0;
    double lastQueue_ = 0;
    double eventAt_ = 0;
    QString receiver_;
    QEvent::Type kind_ = QEvent::None;
    double longestMs_ = 0;
    QString longest_;
    QEvent::Type longestKind_ = QEvent::None;
};

}  // namespace gatehouse::ui
