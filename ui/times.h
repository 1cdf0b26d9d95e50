#pragma once

#include <memory>
#include <vector>

#include <QFile>
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <QVariantMap>

#include "ui/gap_watch.h"
#include "ui/main_window.h"

namespace gatehouse::ui {

class Navigator;

/// How long the window takes, written down for tests/bench: --times FILE.
///
/// Shape   one JSON object a line. "at" is the system's monotonic clock: whoever started the
/// program
///         knows when that was.
///           {"what":"painted","at":S,"waited":MS}  the window stood on the screen for the first
///           time
///           {"what":"filled","at":S,"waited":MS}   and so did what its page is about
///           {"what":"page","page":ID,"ms":MS,"own":MS,"first":BOOL}   from the wish to the first
///           paint
///           {"what":"gap","ms":MS,"own":MS,"p99":MS,"why":TEXT}   each second: the longest gap of
///           the GUI thread, the longest own one, the p99 of own ones, and what the longest was
///         "waited": how long the thread was ready and had no processor; "own" is without that.
/// Units   at in seconds, the rest in milliseconds
/// Thread  GUI
class Times : public QObject {
    Q_OBJECT

public:
    /// Before the window is made, so that the wish for its first page is heard, too.
    Times(const QString& path, Navigator& navigator);

    void watch(MainWindow& window);

    [[nodiscard]] bool isOpen() const { return file_.isOpen(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void write(const QVariantMap& line);
    void onWent(const QString& page);
    void onPainted();
    void hear(const GapWatch::Gap& gap);

    QFile file_;
    QPointer<MainWindow> window_;
    GapWatch gaps_;
    QTimer filling_;
    QStringList seen_;            ///< pages
    QString page_;                ///< in front
    bool isOnItsWay_ = false;     ///< asked for, not painted
    qint64 askedAt_ = 0;          ///< ns, as all here
    double waitedThen_ = 0;       ///< ms
    std::vector<double> gapsMs_;  ///< of this second
    GapWatch::Gap longest_;
    double mostOwn_ = 0;
    qint64 secondBegan_ = 0;
};

}  // namespace gatehouse::ui
