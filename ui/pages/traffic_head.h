#pragma once

#include <QWidget>

#include "proxy/shell/store/reader.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace gatehouse::ui {

class FilterField;

/// The head of the Traffic page: title and counts, pause and columns, and the filter with its
/// chips.
///
/// Shape  what is typed is read as it is typed; filtered() brings it once it can be read. What
///        cannot is marked in the field, and the last filter stays.
class TrafficHead : public QWidget {
    Q_OBJECT

public:
    explicit TrafficHead(QWidget* parent = nullptr);

    /// Filters by `words` within a span of time; 0 is open.
    void choose(const QString& words, WallMicros from, WallMicros to);
    void chooseOrder(const store::Ranking& ranking);  ///< puts it into the words
    /// Adds a word to what is filtered by.
    void addWord(const QString& word);
    /// What the filter says, for a sentence about it.
    [[nodiscard]] QString words() const;
    [[nodiscard]] QString filterText() const;
    void focusFilter();

    [[nodiscard]] FilterField* filter() const { return filter_; }

    void setCounts(const QString& words);
    /// Of a search that takes long: how far it is, 0 to 1; -1: there is none.
    void setProgress(double share);
    void setPaused(bool paused, int heldBack);

Q_SIGNALS:
    void filtered(const gatehouse::store::Filter& filter, const gatehouse::store::Ranking& ranking);
    void pauseAsked();
    void stopAsked();
    void columnsAsked(const QPoint& globalPosition);
    void exportAsked(const QPoint& globalPosition);
    void viewsAsked(const QPoint& globalPosition);

private:
    QWidget* makeTitle();
    QWidget* makeFilterRow();
    QWidget* makeProgress(QWidget* parent);
    void toggleWord(const QString& word, bool on);
    void read(const QString& text);
    void showTime();

    QLabel* counts_;
    QProgressBar* progress_;
    QPushButton* stop_;
    QPushButton* pause_;
    QPushButton* columns_;
    QPushButton* export_;
    QPushButton* views_;
    FilterField* filter_;
    QLabel* problem_;
    QWidget* search_;    ///< in sight while a search takes long
    QPushButton* time_;  ///< a span of time that came with a link; a click drops it
    QToolButton* errors_;
    QToolButton* hour_;
    WallMicros from_ = 0;
    WallMicros to_ = 0;
};

}  // namespace gatehouse::ui
