#pragma once

#include <vector>

#include <QWidget>

#include "app/exchange_view.h"

class QLabel;
class QStackedWidget;
class QTableView;

namespace gatehouse::app {
class StreamModel;
}

namespace gatehouse::ui {

class PiecesView;
class Segments;

/// A stream as rows with their times, as the joined text, or raw.
class StreamView : public QWidget {
    Q_OBJECT

public:
    explicit StreamView(QWidget* parent = nullptr);

    void setStream(const app::ExchangeView& view);
    void setNothing(const QString& why);
    /// Rows of a stream that is still open; `joined` is all of its text so far.
    void append(const std::vector<app::StreamRow>& rows, const QString& joined);
    void clear();
    [[nodiscard]] int rows() const;

private:
    void showFacts();

    app::StreamModel* model_;
    QLabel* facts_;
    Segments* modes_;
    QStackedWidget* stack_;
    QTableView* table_;
    PiecesView* joined_;
    PiecesView* raw_;
    QLabel* nothing_;
    std::vector<QString> rawPieces_;
    QString joinedText_;
};

}  // namespace gatehouse::ui
