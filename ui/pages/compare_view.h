#pragma once

#include <QWidget>

#include "app/compare/compare.h"
#include "app/compare/diff_model.h"
#include "app/reader_thread.h"

class QLabel;
class QStackedWidget;
class QTabBar;
class QTreeWidget;

namespace gatehouse::ui {

class Banner;
class TextsView;
class Segments;

/// Two to four calls side by side: their facts with what differs, and line by line what the others
/// say otherwise than the first.
///
/// Thread  GUI; calls are read and compared on the given reader.
class CompareView : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(app::ReaderThread& reader, QWidget* parent = nullptr);

    void setCalls(const std::vector<store::RowId>& calls);

    static constexpr std::size_t kMost = 4;

Q_SIGNALS:
    void closeAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeTexts();
    void show(app::Comparison comparison);
    void showFacts();
    void showSides();
    void askDiff();
    void showDiff(const std::shared_ptr<const app::DiffText>& diff);

    app::ReaderThread& reader_;
    app::ReaderThread::Token reading_ = 0;
    app::ReaderThread::Token comparing_ = 0;
    std::shared_ptr<const app::Comparison> calls_;
    app::DiffModel* model_;

    QLabel* title_;
    Banner* banner_;
    QTreeWidget* facts_;
    QTabBar* parts_;
    QWidget* sidesBox_;
    Segments* sides_ = nullptr;
    QLabel* verdict_;
    QStackedWidget* stack_;
    TextsView* diff_;
    QLabel* words_;  ///< where there is nothing to lay side by side
};

}  // namespace gatehouse::ui
