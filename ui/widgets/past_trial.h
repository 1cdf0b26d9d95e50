#pragma once

#include <vector>

#include <QObject>
#include <QString>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;
class QWidget;

namespace gatehouse::ui {

/// "Try on past traffic": how far back, Look or Stop, what was found in words, and its calls, each
/// a link. Three widgets which their owner puts where it likes; what is looked for is the owner's
/// business, too.
///
/// Thread  GUI. The widgets belong to `parent`.
class PastTrial : public QObject {
    Q_OBJECT

public:
    /// A piece of a line. `badge`: the kind of a badge; `role`: of the text, where it is none.
    struct Cell {
        QString text;
        int width = 0;  ///< px; 0: what is left
        const char* role = "body";
        const char* badge = nullptr;
        QString tip = {};
    };

    struct Line {
        QString call;  ///< id of the request
        std::vector<Cell> cells;
        QString spoken;  ///< the whole line, for screen readers
    };

    static constexpr std::size_t kAtOnce = 25;
    static constexpr int kTimeWidth = 104;

    /// `name`: what the names of its widgets begin with, such as "routes.backTest".
    PastTrial(const QString& name, QWidget* parent);

    [[nodiscard]] QWidget* controls() const { return controls_; }

    [[nodiscard]] QLabel* words() const { return words_; }

    [[nodiscard]] QWidget* lines() const { return lines_; }

    /// The lines in an area of their own that scrolls.
    [[nodiscard]] QWidget* makeArea(const QString& accessibleName);
    /// A further choice, between the range and the button.
    void addChoice(QWidget* choice);

    void begin();  ///< nothing is found yet
    void end();    ///< the button says Look again
    void setWords(const QString& words);
    void fail(const QString& words);
    void add(std::vector<Line> more);

    [[nodiscard]] bool isEmpty() const { return all_.empty(); }

Q_SIGNALS:
    /// µs since 1970; 0: all that is in the log.
    void lookAsked(qlonglong from);
    void stopAsked();
    void openAsked(const QString& call);

private:
    void showLines();
    void addLine(const Line& line);

    QString name_;
    bool isLooking_ = false;
    std::vector<Line> all_;
    std::size_t shown_ = 0;
    std::size_t wanted_ = kAtOnce;
    QWidget* controls_;
    QHBoxLayout* choices_;
    QComboBox* range_;
    QPushButton* go_;
    QLabel* words_;
    QWidget* lines_;
    QVBoxLayout* rows_;
    QPushButton* more_;
};

}  // namespace gatehouse::ui
