#pragma once

#include <vector>

#include "app/config_history.h"
#include "ui/page.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace gatehouse::ui {

class Banner;
class DiffView;
class EmptyState;
class RepricingList;
class Segments;
class Skeleton;

/// Every config that was live: who published it, when and why, what it changed, and the way back
/// to it.
///
/// Shape   one row chosen: against the one before it, or against the live one. Two rows chosen:
/// the older against the newer.
class HistoryPage : public Page {
    Q_OBJECT

public:
    explicit HistoryPage(const PageContext& context, QWidget* parent = nullptr);

protected:
    void activated() override;
    void deactivated() override;

private:
    QWidget* makeList();
    QWidget* makeChanges();
    void load();
    void showEntries(std::vector<app::HistoryEntry> entries);
    void showChanges();
    void rollBack();
    [[nodiscard]] std::vector<int> chosen() const;  // rows, ascending: newest first

    std::vector<app::HistoryEntry> entries_;
    Banner* banner_ = nullptr;
    QTableWidget* table_ = nullptr;
    Skeleton* skeleton_ = nullptr;
    EmptyState* empty_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* words_ = nullptr;
    Segments* against_ = nullptr;
    DiffView* diff_ = nullptr;
    QPushButton* back_ = nullptr;
    RepricingList* repricings_ = nullptr;
};

}  // namespace gatehouse::ui
