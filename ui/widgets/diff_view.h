#pragma once

#include <vector>

#include <QScrollArea>

#include "app/config_words.h"
#include "proxy/core/config/problem.h"

class QVBoxLayout;

namespace gatehouse::ui {

/// What changed, thing by thing and field by field: before and after side by side, and what is
/// wrong with a value under it.
class DiffView : public QScrollArea {
    Q_OBJECT

public:
    DiffView(const QString& objectName, const QString& name, QWidget* parent = nullptr);

    /// A problem stands at the field its path names; `config` gives the others their words.
    void show(const std::vector<app::ChangeGroup>& groups,
              const std::vector<config::Problem>& problems, const config::Config& config);
    /// Words instead of changes.
    void showNothing(const QString& text);

private:
    void addGroup(const app::ChangeGroup& group, std::vector<config::Problem>& left);
    void addProblem(const QString& words, const config::Problem& problem, QVBoxLayout* column);

    QVBoxLayout* column_;
};

}  // namespace gatehouse::ui
