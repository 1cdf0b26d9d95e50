#pragma once

#include <vector>

#include <QWidget>

#include "app/routes/graph_edit.h"

class QVBoxLayout;
class QPushButton;

namespace gatehouse::ui {

/// The shares of a split: a bar, and a row a share with where it leads.
class ShareEditor : public QWidget {
    Q_OBJECT

public:
    /// Controls are called `objectName` + ".share.0", ".remove.0", ".add".
    explicit ShareEditor(const QString& objectName, QWidget* parent = nullptr);

    void set(const policy::Graph& graph, const std::string& split);

Q_SIGNALS:
    void edited(const std::vector<gatehouse::app::Share>& shares);

private:
    void build();
    void change(std::size_t at, int percent);

    std::vector<app::Share> shares_;
    int rest_ = 0;
    QStringList ends_;  ///< where each leads, the rest last
    QWidget* bar_;
    QVBoxLayout* list_;
    QPushButton* add_;
};

}  // namespace gatehouse::ui
