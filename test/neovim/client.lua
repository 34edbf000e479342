-- Neovim's own client (0.7 or later) and the language server as it is built: findings, a fix, undo, the whole upgrade.
-- Run by scripts/test-neovim.mjs, which names the files in the environment; writes its results as JSON.
local file = assert(os.getenv('VALUES'))
local results = {}

--- Asks again and again until the answer is not false.
local function wait_for(what, ask)
  local found
  local ok = vim.wait(120000, function()
    found = ask()
    return found ~= nil and found ~= false
  end, 20)
  if not ok then error('waited for ' .. what .. ' in vain', 2) end
  return found
end
local function step(title, run)
  local ok, err = pcall(run)
  table.insert(results, { title = title, ok = ok, error = not ok and tostring(err) or nil })
end
local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, false) end
local function read(path) return vim.fn.readfile(path) end
local function line_of(pattern)
  for number, text in ipairs(lines()) do
    if text:match(pattern) then return number end
  end
end
local function finding(code, pattern)
  local line = line_of(pattern)
  for _, d in ipairs(vim.diagnostic.get(0)) do
    local lsp = d.user_data and d.user_data.lsp or {}
    if (d.code or lsp.code) == code and line and d.lnum == line - 1 then return d end
  end
end
local function request(method, params)
  local answer
  vim.lsp.buf_request(0, method, params, function(err, result)
    answer = { err = err, result = result }
  end)
  return wait_for('an answer to ' .. method, function() return answer end)
end

vim.cmd('edit ' .. vim.fn.fnameescape(file))
vim.bo.filetype = 'yaml'
local original = lines()
local client_id

step('the server starts and is attached', function()
  local capabilities = vim.lsp.protocol.make_client_capabilities()
  -- Newer Neovims pull; here the findings are to be pushed.
  capabilities.textDocument.diagnostic = nil
  local config = {
    name = 'camunda-values',
    cmd = { assert(os.getenv('NODE')), assert(os.getenv('SERVER')), '--stdio' },
    root_dir = vim.fn.fnamemodify(file, ':h'),
    capabilities = capabilities,
  }
  if vim.lsp.start then
    client_id = vim.lsp.start(config)
  else
    client_id = vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(0, client_id)
  end
  assert(client_id)
  wait_for('the client', function()
    local client = vim.lsp.get_client_by_id(client_id)
    return client and client.server_capabilities and client.server_capabilities.codeActionProvider
  end)
  assert(vim.lsp.get_client_by_id(client_id).server_capabilities.diagnosticProvider == nil, 'never both push and pull')
end)

step('old keys are diagnostics, with severity and place', function()
  local found = wait_for('zeebe/rename', function() return finding('zeebe/rename', '^zeebe:') end)
  assert(found.severity == vim.diagnostic.severity.WARN)
  assert(found.col == 0 and found.end_col == 5)
  assert(found.message:find('`orchestration`', 1, true))
end)

step('hover says what a key becomes', function()
  local line = line_of('^zeebe:')
  local answer = request('textDocument/hover', {
    textDocument = { uri = vim.uri_from_bufnr(0) },
    position = { line = line - 1, character = 2 },
  })
  assert(vim.inspect(answer.result.contents):find('orchestration', 1, true))
end)

step('the menu of code actions renames a key', function()
  vim.api.nvim_win_set_cursor(0, { line_of('^zeebe:'), 0 })
  local offered = {}
  vim.ui.select = function(items, opts, choose)
    for _, item in ipairs(items) do
      local title = opts.format_item(item)
      table.insert(offered, title)
      if title:find('Rename `zeebe` to `orchestration`', 1, true) then return choose(item, 1) end
    end
    error('not offered: ' .. vim.inspect(offered))
  end
  vim.lsp.buf.code_action()
  wait_for('the new key', function() return line_of('^orchestration:') and not line_of('^zeebe:') end)
end)

step('the finding goes away with it', function()
  wait_for('no zeebe/rename', function()
    local all = vim.diagnostic.get(0)
    if #all == 0 then return false end
    for _, d in ipairs(all) do
      if (d.code or (d.user_data and d.user_data.lsp.code)) == 'zeebe/rename' then return false end
    end
    return true
  end)
end)

step('one undo takes the fix back', function()
  vim.cmd('undo')
  assert(vim.deep_equal(lines(), original))
  wait_for('zeebe/rename', function() return finding('zeebe/rename', '^zeebe:') end)
end)

step('the command upgrades the whole file, as the terminal does', function()
  local answer = request('workspace/executeCommand', {
    command = 'camundaValues.upgrade',
    arguments = { vim.uri_from_bufnr(0) },
  })
  assert(answer.err == nil, vim.inspect(answer.err))
  assert(answer.result.applied == true, vim.inspect(answer.result))
  local expected = read(assert(os.getenv('EXPECTED')))
  wait_for('the upgraded text', function() return vim.deep_equal(lines(), expected) end)
  wait_for('what is left to decide', function()
    for _, d in ipairs(vim.diagnostic.get(0)) do
      local code = d.code or (d.user_data and d.user_data.lsp.code)
      if code == 'zeebe/rename' then return false end
      if code == 'left-to-decide' then return true end
    end
  end)
end)

step('one undo takes the upgrade back', function()
  vim.cmd('undo')
  assert(vim.deep_equal(lines(), original))
end)

step('the server ends when it is asked to', function()
  vim.lsp.stop_client(client_id)
  wait_for('the end', function()
    local client = vim.lsp.get_client_by_id(client_id)
    return client == nil or client.is_stopped(client)
  end)
end)

step('the configuration of docs/editors.md starts it for a YAML file', function()
  dofile(assert(os.getenv(vim.lsp.config and 'NEW' or 'OLD')))
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.fn.fnamemodify(file, ':h') .. '/values-other.yaml'))
  vim.api.nvim_buf_set_lines(0, 0, -1, false, original)
  vim.bo.filetype = 'yaml'
  wait_for('zeebe/rename', function() return finding('zeebe/rename', '^zeebe:') end)
end)

vim.fn.writefile({ vim.json and vim.json.encode(results) or vim.fn.json_encode(results) }, assert(os.getenv('RESULTS')))
vim.cmd('qall!')
