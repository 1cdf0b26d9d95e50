#pragma once

#include <QFrame>

#include "proxy/shell/engine/cache_view.h"
#include "ui/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace gatehouse::app {
class KeptModel;
}

namespace gatehouse::ui {

class EmptyState;

/// The kept answers: which are meant, a table of them, and a way to be rid of exactly these.
class KeptList : public QFrame {
    Q_OBJECT

public:
    explicit KeptList(const PageContext& context, QWidget* parent = nullptr);

    [[nodiscard]] engine::CacheFilter filter() const;

    [[nodiscard]] std::size_t most() const { return most_; }

    void showConfig();  ///< gateways and routes to choose from
    void show(const engine::CacheView& view);

Q_SIGNALS:
    void openAsked(const QString& key);
    void filterChanged();  ///< ask for another view
    void purged();

private:
    QWidget* makeFilter();
    void makeTable();
    void clearFilter();
    void readQuestions();
    void fitTable();
    void askPurge();
    void purge();
    void showProgress(std::size_t gone, std::size_t of);
    void openRow(int row);

    PageContext context_;
    app::KeptModel* model_;
    engine::CacheView view_;
    std::size_t most_;
    bool isPurging_ = false;
    QComboBox* modelField_ = nullptr;
    QComboBox* gateway_ = nullptr;
    QComboBox* route_ = nullptr;
    QComboBox* age_ = nullptr;
    QLineEdit* tag_ = nullptr;
    QPushButton* purge_ = nullptr;
    QTableView* table_ = nullptr;
    QWidget* filterBar_ = nullptr;
    EmptyState* none_ = nullptr;
    EmptyState* noMatch_ = nullptr;
    QLabel* count_ = nullptr;
    QPushButton* more_ = nullptr;
    QWidget* progress_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QLabel* gone_ = nullptr;
};

}  // namespace gatehouse::ui
