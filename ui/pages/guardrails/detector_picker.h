#pragma once

#include <vector>

#include <QWidget>

#include "app/guardrails/guard_settings.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace gatehouse::ui {

/// What a policy looks for: all detectors in groups, with a field that narrows them.
class DetectorPicker : public QWidget {
    Q_OBJECT

public:
    explicit DetectorPicker(QWidget* parent = nullptr);
    void show(const app::GuardSettings& settings, const app::GuardPolicy& policy);

    [[nodiscard]] QLineEdit* search() const { return search_; }

Q_SIGNALS:
    void chosen(const std::vector<std::string>& profiles);

private:
    struct Item {
        std::string profile;
        QCheckBox* box = nullptr;
        QWidget* whole = nullptr;
        QString sought;
    };

    struct Group {
        QWidget* whole = nullptr;
        std::vector<Item> items;
    };

    void make(const app::GuardSettings& settings);
    void narrow();
    void tell();

    QLineEdit* search_;
    QLabel* none_;
    QVBoxLayout* rows_;
    QStringList made_;
    std::vector<Group> groups_;
    std::vector<std::string> profiles_;
};

}  // namespace gatehouse::ui
