#pragma once

#include <array>

#include <QWidget>

#include "proxy/shell/store/reader.h"

class QMenu;
class QToolButton;

namespace gatehouse::ui {

/// Narrows a page to a provider, a model, a key: a menu of what there is, and a chip for each part
/// that is chosen.
class ScopeBar : public QWidget {
    Q_OBJECT

public:
    /// Widgets are called `objectName` + ".add", ".provider", ".model", ".key".
    explicit ScopeBar(const QString& objectName, QWidget* parent = nullptr);

    [[nodiscard]] const store::Scope& scope() const { return scope_; }

    void setScope(const store::Scope& scope);  ///< silent
    /// What the menu offers.
    void setChoices(const store::Overview& overview);

Q_SIGNALS:
    void changed();

private:
    struct Part {
        std::string store::Scope::*field;
        QString name;
        QToolButton* chip = nullptr;
        QStringList choices;
    };

    void fillMenu();
    void choose(const Part& part, const QString& value);
    void showChips();

    store::Scope scope_;
    std::array<Part, 3> parts_;
    QToolButton* add_;
    QMenu* menu_;
};

}  // namespace gatehouse::ui
