#pragma once

#include <QDialog>

#include "proxy/core/policy/graph.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace gatehouse::ui {

class Segments;

/// A route as text: in our form or Cloudflare's, to copy, save, or put in from elsewhere.
class JsonSheet : public QDialog {
    Q_OBJECT

public:
    explicit JsonSheet(const policy::Graph& graph, QWidget* parent = nullptr);

    /// What stands in the field, once it was accepted.
    [[nodiscard]] const policy::Graph& graph() const { return graph_; }

private:
    void showForm();
    void check();
    void load();
    void save();

    policy::Graph graph_;
    policy::Graph typed_;
    Segments* form_;
    QPlainTextEdit* text_;
    QLabel* words_;
    QPushButton* use_;
};

}  // namespace gatehouse::ui
