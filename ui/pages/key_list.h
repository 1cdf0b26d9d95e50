#pragma once

#include <vector>

#include <QFrame>

#include "proxy/core/config/config.h"
#include "proxy/shell/engine/run_key.h"

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace gatehouse::ui {

/// The card of the gateway keys, and whether this machine needs one.
class KeyList : public QFrame {
    Q_OBJECT

public:
    explicit KeyList(QWidget* parent = nullptr);

    /// Keys are made and revoked at once: they are the live ones, `edited` is the draft.
    void show(const config::Config& edited, const config::Config& live,
              const std::vector<engine::RunKey>& runs);

Q_SIGNALS:
    void newAsked();
    void openAsked(bool open);  ///< show() sets the mark back where it was not granted
    void rotateAsked(const std::string& id);
    void revokeAsked(const std::string& id);
    void revokeRunAsked(const std::string& id);

private:
    QWidget* makeRow(const config::KeyConfig& key);
    QWidget* makeRunRow(const engine::RunKey& key);
    QCheckBox* open_;
    QLabel* words_;
    QVBoxLayout* rows_;
};

}  // namespace gatehouse::ui
