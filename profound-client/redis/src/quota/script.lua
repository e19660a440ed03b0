-- The shared quota: one script, so that each step is atomic. All times are milliseconds of Redis's clock.
--
-- log       ZSET  requests that ended in the last window, by the time of their end
-- open      HASH  leases of requests that have not ended, and their owners
-- owners    ZSET  the programs, by their last heartbeat
-- api       HASH  what the API's headers said, the pause, the end of the search for lost requests, and the
--                 number of the next ticket
-- reserves  SET   the reserves that calls wait with; each has a queue
-- queue:R   ZSET  waiting tickets of one reserve, by arrival
-- granted:O LIST  tickets of one owner that were granted, until the owner confirms
--
-- An id is `owner:reserve:number`.
local LOG, OPEN, OWNERS, API, RESERVES = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local prefix = string.sub(LOG, 1, -4)
local message = cjson.decode(ARGV[1])
local me, window = message.owner, message.window

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function queue(reserve) return prefix .. 'queue:' .. reserve end
local function granted(owner) return prefix .. 'granted:' .. owner end
local function owner_of(id) return string.match(id, '^([^:]+)') end
local function reserve_of(id) return string.match(id, '^[^:]+:([^:]+)') end
local function number_of(id) return tonumber(string.match(id, '([^:]+)$')) end
local function api(field) return tonumber(redis.call('HGET', API, field) or nil) end
local function list(of) return of or {} end

-- The longest wait for the first response after a loss of data.
local PROBE = 5000

local known = redis.call('ZSCORE', OWNERS, me)
if not known and not message.sync then return {'unsynced'} end
redis.call('ZADD', OWNERS, now, me)

-- A lease ends now, at the latest.
local function finish(id, reported)
  redis.call('HDEL', OPEN, id)
  if not reported and not redis.call('ZSCORE', LOG, id) and redis.call('HEXISTS', API, 'ends') == 1 then
    redis.call('HINCRBY', API, 'unreported', 1)
  end
  redis.call('ZADD', LOG, now, id)
end

local function forget(id)
  redis.call('HDEL', OPEN, id)
  redis.call('ZREM', queue(reserve_of(id)), id)
  redis.call('LREM', granted(owner_of(id)), 0, id)
end

local function each_open(owner, call)
  local all = redis.call('HGETALL', OPEN)
  for at = 1, #all, 2 do
    if all[at + 1] == owner then call(all[at]) end
  end
end

local function each_waiting(owner, call)
  for _, reserve in ipairs(redis.call('SMEMBERS', RESERVES)) do
    for _, id in ipairs(redis.call('ZRANGE', queue(reserve), 0, -1)) do
      if owner_of(id) == owner then call(id) end
    end
  end
end

-- Programs without a heartbeat: their tickets go, their leases count as sent.
for _, owner in ipairs(redis.call('ZRANGEBYSCORE', OWNERS, '-inf', now - message.dead - 1)) do
  redis.call('ZREM', OWNERS, owner)
  each_open(owner, function(id) finish(id, false) end)
  each_waiting(owner, forget)
  redis.call('DEL', granted(owner))
end

local function enqueue(id)
  local reserve = reserve_of(id)
  redis.call('SADD', RESERVES, reserve)
  redis.call('ZADD', queue(reserve), redis.call('HINCRBY', API, 'next', 1), id)
end

-- What happened in this program since its last message.
for _, id in ipairs(list(message.sent)) do finish(id, false) end
for _, id in ipairs(list(message.reported)) do finish(id, true) end
if #list(message.sent) + #list(message.reported) > 0 then redis.call('HDEL', API, 'probing') end
for _, id in ipairs(list(message.dropped)) do forget(id) end
for _, id in ipairs(list(message.received)) do redis.call('LREM', granted(me), 0, id) end

-- All that this program knows: heals what Redis has lost, and what this program has.
if message.sync then
  local mine = {}
  -- A program that has a history and is unknown: Redis has probably lost its data. Grant nothing before
  -- each program had its next heartbeat, and has written its part. Then grant one lease, until its
  -- response has said what programs sent that do not run any more.
  local sync = message.sync
  local history = #list(sync.ended) + #list(sync.open) + #list(sync.waiting)
  if not known and (history > 0 or message.api) then
    local paused = math.max(api('paused') or 0, now + math.ceil(message.dead / 3))
    redis.call('HSET', API, 'paused', paused, 'probing', paused + PROBE)
  end
  for _, id in ipairs(list(message.sync.ended)) do
    mine[id[1]] = true
    redis.call('HDEL', OPEN, id[1])
    redis.call('ZADD', LOG, 'NX', now - id[2], id[1])
  end
  for _, id in ipairs(list(message.sync.open)) do
    mine[id] = true
    redis.call('HSET', OPEN, id, me)
    redis.call('ZREM', LOG, id)
  end
  for _, id in ipairs(list(message.sync.pending)) do mine[id] = true end
  for _, id in ipairs(list(message.sync.waiting)) do
    mine[id] = true
    if redis.call('HEXISTS', OPEN, id) == 1 then
      redis.call('LREM', granted(me), 0, id)
      redis.call('RPUSH', granted(me), id)
    elseif not redis.call('ZSCORE', queue(reserve_of(id)), id) then
      redis.call('ZREM', LOG, id)
      enqueue(id)
    end
  end
  local function stale(id)
    if not mine[id] and number_of(id) <= message.sync.up_to then forget(id) end
  end
  each_open(me, stale)
  each_waiting(me, stale)
end

-- Responses arrive out of order: within one window of the API, the lowest value counts.
local told = message.api
if told then
  if told.limit then redis.call('HSET', API, 'limit', told.limit) end
  if told.remaining and told.reset and told.left then
    local ends, reset = api('ends'), api('reset')
    if ends and now < ends and told.reset <= reset then
      if told.reset == reset and told.remaining < api('remaining') then
        redis.call('HSET', API, 'remaining', told.remaining, 'unreported', 0)
      end
    else
      redis.call('HSET', API, 'reset', told.reset, 'ends', now + math.min(told.left, window),
        'remaining', told.remaining, 'unreported', 0)
    end
  end
end
if message.pause then
  local paused = now + math.min(message.pause, window)
  if paused > (api('paused') or 0) then redis.call('HSET', API, 'paused', paused) end
end

redis.call('ZREMRANGEBYSCORE', LOG, '-inf', now - window - 1)
local logged, open = redis.call('ZCARD', LOG), redis.call('HLEN', OPEN)
local limit, paused = math.max(api('limit') or message.limit, 1), api('paused')
local probing = api('probing')
local ends, remaining, unreported = api('ends'), api('remaining'), api('unreported')
if ends and now >= ends then ends = nil end

-- Returns nil if there is room, the milliseconds until then, -1 if they are unknown, -2 for never.
local function no_room(reserve)
  if paused and now < paused then return paused - now end
  if probing and now < probing and open > 0 then return -1 end
  local most = limit - reserve
  if most <= 0 then return -2 end
  local over = logged + open - most
  if over >= logged and over >= 0 then return -1 end
  if over >= 0 then
    local oldest = redis.call('ZRANGE', LOG, over, over, 'WITHSCORES')
    return oldest[2] + window + 1 - now
  end
  if ends then
    local left = remaining - unreported - reserve
    if left <= 0 then return ends - now end
    if left <= open then return -1 end
  end
  return nil
end

local function grant(id)
  redis.call('HSET', OPEN, id, owner_of(id))
  open = open + 1
end

-- Grants to the waiting tickets that have room, in order of arrival. Returns when there is room for
-- the next one.
local function serve()
  while true do
    local first, arrived, soonest
    for _, reserve in ipairs(redis.call('SMEMBERS', RESERVES)) do
      local head = redis.call('ZRANGE', queue(reserve), 0, 0, 'WITHSCORES')
      if #head == 0 then
        redis.call('SREM', RESERVES, reserve)
      else
        local wait = no_room(tonumber(reserve))
        if not wait and (not arrived or tonumber(head[2]) < arrived) then
          first, arrived = head[1], tonumber(head[2])
        elseif wait and wait >= 0 then
          soonest = math.min(soonest or wait, wait)
        end
      end
    end
    if not first then return soonest or -1 end
    redis.call('ZREM', queue(reserve_of(first)), first)
    grant(first)
    redis.call('RPUSH', granted(owner_of(first)), first)
  end
end
local soonest = serve()

-- The request of this message.
local state, room, in_reserve = 'done', -1, 0
local take = message.take
if take then
  local reserve = tonumber(reserve_of(take.id))
  local wait
  if take.waits or reserve > 0 then
    wait = no_room(reserve)
    if wait and reserve > 0 and not no_room(0) then in_reserve = 1 end
  end
  if not take.waits and ends and remaining == 0 then
    wait, in_reserve = ends - now, 0
  end
  if not wait then
    grant(take.id)
    state = 'granted'
  else
    room = wait
    if take.waits and wait ~= -2 then
      enqueue(take.id)
      state = 'queued'
      if wait >= 0 and (soonest < 0 or wait < soonest) then soonest = wait end
    else
      state = 'refused'
    end
  end
end

-- Nothing outlives its use.
local expiry = 2 * window + message.dead + 60000
for _, key in ipairs({LOG, OPEN, OWNERS, API, RESERVES, granted(me)}) do
  redis.call('PEXPIRE', key, expiry)
end
for _, reserve in ipairs(redis.call('SMEMBERS', RESERVES)) do
  redis.call('PEXPIRE', queue(reserve), expiry)
end

local reply = {state, room, ends and ends - now or -1, in_reserve, soonest}
for _, id in ipairs(redis.call('LRANGE', granted(me), 0, -1)) do reply[#reply + 1] = id end
return reply
