#pragma once

#include <vector>

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace gatehouse::app {
class RouteSession;
}

namespace gatehouse::ui {

class Segments;

/// The versions of a route: when, by whom, why; what each changed; and the way back to one.
class VersionsSheet : public QDialog {
    Q_OBJECT

public:
    explicit VersionsSheet(app::RouteSession* session, QWidget* parent = nullptr);

private:
    QWidget* makeChanges();
    void fill();
    void showChanges();
    void makeLive();
    [[nodiscard]] std::int64_t chosen() const;

    app::RouteSession* session_;
    std::vector<std::int64_t> numbers_;  ///< of the rows
    QTableWidget* table_;
    Segments* against_ = nullptr;
    QVBoxLayout* changes_ = nullptr;
    QLabel* trouble_;
    QPushButton* open_;
    QPushButton* live_;
};

}  // namespace gatehouse::ui
